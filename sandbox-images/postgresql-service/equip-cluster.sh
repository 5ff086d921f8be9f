# Adds to the cluster that every box starts from.
set -eu
data=/hone/pgdata
chown -R postgres:postgres "$data"
chmod 0700 "$data"
setpriv --reuid=postgres --regid=postgres --clear-groups \
  /usr/lib/postgresql/17/bin/postgres --single -j -D "$data" hone < /hone/grader.sql
cat /hone/service.conf >> "$data/postgresql.conf"
cp /hone/pg_hba.conf "$data/pg_hba.conf"
rm -f "$data/postmaster.pid"
chown -R root:root "$data"
chmod -R a+rX "$data"
