# Makes the data directory that every box starts from. The server must end cleanly, else each box would begin with
# recovery.
set -eu
share=/usr/share/mariadb
server=/usr/sbin/mariadbd
mkdir -p /work/mariadb/data /work/mariadb/tmp /work/mariadb/files

{
  echo 'CREATE DATABASE mysql;'
  echo 'USE mysql;'
  cat $share/mariadb_system_tables.sql $share/mariadb_system_tables_data.sql
} | "$server" --defaults-file=/hone/mariadb.cnf --user=root --bootstrap
"$server" --defaults-file=/hone/mariadb.cnf --user=root --innodb-fast-shutdown=0 --init-file=/hone/accounts.sql
mv /work/mariadb/data /hone/data
rm -rf /work/mariadb
chmod -R a+rX /hone/data
