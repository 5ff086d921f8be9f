# Starts a node once, so that boxes begin with its own keyspaces and with an archive of the classes that it loads.
set -eu
home=/hone/cassandra
log=/tmp/first-start.log
version=$(ls $home/jars/cassandra-all-*.jar | sed 's/.*cassandra-all-\(.*\)\.jar/\1/')
echo "Apache Cassandra $version on $(java -XX:-UsePerfData --version | head -n 1)" > $home/version.txt
# Written out, since the archive holds good for the very same list only.
printf -- '-cp\n%s\n' "$(ls $home/jars/*.jar | paste -sd :)" > $home/class-path

mkdir -p /work/cassandra
# A build shares its host's loopback with others: an address of its own keeps them apart.
address=127.$(od -An -N3 -tu1 /dev/urandom | awk '{ print $1 "." $2 "." $3 % 253 + 2 }')
sed "s/127\.0\.0\.1/$address/" $home/cassandra.yaml > /tmp/cassandra.yaml
java -Dcassandra.config=file:///tmp/cassandra.yaml -XX:ArchiveClassesAtExit=$home/classes.jsa @$home/java-options @$home/class-path \
  org.apache.cassandra.service.CassandraDaemon 2> $log &
node=$!
tries=0
until grep -q 'Startup complete' $log; do
  tries=$((tries + 1))
  if [ $tries -gt 600 ] || ! kill -0 $node; then cat $log; exit 1; fi
  sleep 0.5
done
# Ends as a node does that is told to: what it wrote lies in its tables then, and no log is left to be read again.
kill $node
wait $node || true
test -s $home/classes.jsa || { cat $log; exit 1; }
rm -rf /work/cassandra/commitlog /tmp/*
mv /work/cassandra $home/data
chmod -R a+rX $home
