# Writes the class path that compiler and programs share, and archives what a typical service loads. An archive is only
# used with the class path that it was made with, which a program's own jar may follow; so the typical service stays in it.
set -eu
cd /hone/service
jars=$(find jars -name '*.jar' | sort | sed 's/^/\/hone\/service\//' | paste -sd :)
# The compiler looks for classes in what the manifest of all.jar lists.
{ printf 'Class-Path:'; find jars -name '*.jar' | sort | sed 's/^/ /;2,$s/^/ /'; } > /tmp/manifest
jar --create --file all.jar --manifest /tmp/manifest
archived="$jars:/hone/service/typical.jar"
printf -- '-cp %s:/box/.build/program.jar\n' "$archived" > arguments
options='-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xlog:disable -Xlog:all=warning:stderr'
CLASSPATH=/hone/service/all.jar javac -d /tmp/typical Typical.java
jar --create --file typical.jar -C /tmp/typical .
java $options -XX:AOTCacheOutput=/hone/service/service.aot -cp "$archived" hone.typical.Typical | grep -q archived
chmod 0444 service.aot typical.jar
# As programs are run: an archive that cannot be used ends this build.
mkdir -p /box/.build
jar --create --file /box/.build/program.jar -C /tmp/typical .
java $options -XX:AOTCache=/hone/service/service.aot -XX:AOTMode=on @arguments hone.typical.Typical | grep -q archived
rm -rf /tmp/manifest /tmp/typical /box/.build /tmp/hsperfdata_root
java_version=$(java -XX:-UsePerfData --version | sed -n '1s/openjdk \([^ ]*\).*/\1/p')
version_of() { ls jars | sed -n "s/^$1-\([0-9.]*\)\.jar$/\1/p"; }
echo "Java $java_version, Javalin $(version_of javalin), Jackson $(version_of jackson-databind), PostgreSQL JDBC $(version_of postgresql), HikariCP $(version_of HikariCP)" > version.txt
