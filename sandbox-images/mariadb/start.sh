# Serves from a copy of the data directory, where the box's user may write. A server that was killed, as the kernel does
# with one that takes too much memory, begins anew; one that ends by itself stays away.
umask 077
serve() {
  rm -rf /work/mariadb
  mkdir /work/mariadb /work/mariadb/tmp /work/mariadb/files && cp -r /hone/data /work/mariadb/data || return 1
  /usr/sbin/mariadbd --defaults-file=/hone/mariadb.cnf
}
until serve; do
  [ $? -gt 128 ] || exit 1
done
