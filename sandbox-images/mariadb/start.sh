# Serves from a copy of the data directory, where the box's user may write. Takes the box's memory in MiB.
umask 077
# What the server asks for beyond its share is refused, and the statement with it: near the limit of the box the kernel
# would take the server's own code out of memory again and again. The rest is for what it stores in /work.
ulimit -d $(($1 * 600))
serve() {
  rm -rf /work/mariadb
  mkdir /work/mariadb /work/mariadb/tmp /work/mariadb/files && cp -r /hone/data /work/mariadb/data || return 1
  /usr/sbin/mariadbd --defaults-file=/hone/mariadb.cnf
}
# A server that a signal ended begins anew; one that ends by itself stays away.
until serve; do
  [ $? -gt 128 ] || exit 1
done
