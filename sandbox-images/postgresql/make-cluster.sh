# Makes the cluster that every box starts from. It must be stopped cleanly, else each box would begin with recovery.
set -eu
bin=/usr/lib/postgresql/17/bin
data=/hone/pgdata

install -d -o postgres -g postgres -m 0700 "$data"
setpriv --reuid=postgres --regid=postgres --clear-groups "$bin/initdb" --pgdata="$data" --username=hone_grader \
  --auth=trust --encoding=UTF8 --locale-provider=builtin --builtin-locale=C.UTF-8 --wal-segsize=1 --no-sync
sql() {
  setpriv --reuid=postgres --regid=postgres --clear-groups "$bin/postgres" --single -j -D "$data" "$1"
}
# In single-user mode with -j a statement ends at a semicolon and an empty line.
sql template1 < /hone/roles.sql
sql hone < /hone/database.sql
cp /hone/postgresql.conf /hone/pg_hba.conf "$data/"
rm -f "$data/postmaster.pid" "$data/pg_ident.conf"
: > "$data/pg_ident.conf"
# Every box has another user, who copies it.
chown -R root:root "$data"
chmod -R a+rX "$data"
