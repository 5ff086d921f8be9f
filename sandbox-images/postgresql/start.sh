# Copies the cluster to where the box's user may write, and becomes the server.
set -eu
umask 022
mkdir /work/pg
cp -r /hone/pgdata /work/pg/data
chmod 0700 /work/pg/data
exec /usr/lib/postgresql/17/bin/postgres -D /work/pg/data
