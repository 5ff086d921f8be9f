#!/usr/bin/env bash
# Runs PostgreSQL and FerretDB side by side, each as its own user, and exits when either exits: the engine
# then restarts the container. PostgreSQL listens on a Unix socket only, and every client of FerretDB
# must bring the password of the database user `hone`.
set -euo pipefail

: "${HONE_MONGO_PASSWORD:?must be set}" "${FERRETDB_LISTEN:?must be set}"
password=$HONE_MONGO_PASSWORD
unset HONE_MONGO_PASSWORD

bin=/usr/lib/postgresql/17/bin
data=/data/postgres

# Arrays, not functions: the background process must be the program itself, or it misses signals.
as_postgres=(setpriv --reuid=postgres --regid=postgres --clear-groups --no-new-privs --)
as_ferretdb=(setpriv --reuid=ferretdb --regid=ferretdb --clear-groups --no-new-privs --)

# An interrupted first start leaves data.new behind, never half a data folder. Root looks as the postgres user:
# without capabilities it cannot read a folder of mode 0700 itself.
if ! "${as_postgres[@]}" test -f "$data/PG_VERSION"; then
  "${as_postgres[@]}" rm -rf "$data.new"
  "${as_postgres[@]}" "$bin/initdb" --pgdata="$data.new" --encoding=UTF8 --locale=C.UTF-8 --auth=peer --no-instructions >/dev/null
  "${as_postgres[@]}" mv "$data.new" "$data"
fi
"${as_postgres[@]}" tee "$data/pg_hba.conf" >/dev/null <<'HBA'
local all  postgres peer
local hone hone     scram-sha-256
HBA

postgres=
ferretdb=
stop() {
  trap - TERM INT
  [ -z "$ferretdb" ] || kill -TERM "$ferretdb" 2>/dev/null || true
  [ -z "$ferretdb" ] || wait "$ferretdb" || true
  # SIGINT is PostgreSQL's fast shutdown: it ends sessions and writes its data.
  [ -z "$postgres" ] || kill -INT "$postgres" 2>/dev/null || true
  [ -z "$postgres" ] || wait "$postgres" || true
  exit "${1:-0}"
}
trap 'stop 0' TERM INT

"${as_postgres[@]}" "$bin/postgres" -D "$data" -c listen_addresses= -c unix_socket_directories=/run/postgresql \
  -c max_connections=120 -c shared_buffers=256MB -c max_wal_size=512MB \
  -c log_min_messages=fatal -c log_min_error_statement=panic &
postgres=$!
until "${as_postgres[@]}" "$bin/pg_isready" -q -h /run/postgresql; do
  kill -0 "$postgres" 2>/dev/null || stop 1
  sleep 0.05
done

# The password arrives on standard input, so that no process list shows it.
"${as_postgres[@]}" psql -q -v ON_ERROR_STOP=1 -h /run/postgresql -d postgres <<SQL
SET log_statement = 'none';
SELECT 'CREATE ROLE hone LOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'hone') \gexec
ALTER ROLE hone PASSWORD '${password}';
SELECT 'CREATE DATABASE hone OWNER hone' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'hone') \gexec
SQL
unset password

FERRETDB_POSTGRESQL_URL='postgres:///hone?host=/run/postgresql' "${as_ferretdb[@]}" /usr/local/bin/ferretdb &
ferretdb=$!

wait -n || true
stop 1
