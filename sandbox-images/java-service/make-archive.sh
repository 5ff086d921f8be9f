# Writes the class path that compiler and programs share, and archives what a typical service loads. An archive is only
# used with the class path that it was made with, which a program's own jar may follow.
set -eu
cd /hone/service
jars=$(find jars -name '*.jar' | sort | sed 's/^/\/hone\/service\//' | paste -sd :)
# The compiler looks for classes in what the manifest of all.jar lists.
{ printf 'Class-Path:'; find jars -name '*.jar' | sort | sed 's/^/ /;2,$s/^/ /'; } > /tmp/manifest
jar --create --file all.jar --manifest /tmp/manifest
printf -- '-cp %s:/box/.build/program.jar\n' "$jars" > arguments
options='-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xlog:disable -Xlog:all=warning:stderr'
CLASSPATH=/hone/service/all.jar javac -d /tmp/typical Typical.java
jar --create --file /tmp/typical.jar -C /tmp/typical .
java $options -XX:AOTCacheOutput=/hone/service/service.aot -cp "$jars:/tmp/typical.jar" Typical | grep -q archived
rm -rf /tmp/manifest /tmp/typical /tmp/typical.jar /tmp/hsperfdata_root
chmod 0444 service.aot
java_version=$(java -XX:-UsePerfData --version | sed -n '1s/openjdk \([^ ]*\).*/\1/p')
version_of() { ls jars | sed -n "s/^$1-\([0-9.]*\)\.jar$/\1/p"; }
echo "Java $java_version, Javalin $(version_of javalin), Jackson $(version_of jackson-databind), PostgreSQL JDBC $(version_of postgresql), HikariCP $(version_of HikariCP)" > version.txt
