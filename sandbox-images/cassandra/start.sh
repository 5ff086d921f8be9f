# Serves from a copy of the data directory, where the box's user may write.
umask 077
home=/hone/cassandra
serve() {
  rm -rf /work/cassandra
  cp -r $home/data /work/cassandra || return 1
  java -Dcassandra.config=file://$home/cassandra.yaml -XX:SharedArchiveFile=$home/classes.jsa @$home/java-options @$home/class-path \
    org.apache.cassandra.service.CassandraDaemon
}
# A node that ended begins anew, from fresh data. One that has ended five times stays away.
for _ in 1 2 3 4 5; do serve; done
exit 1
