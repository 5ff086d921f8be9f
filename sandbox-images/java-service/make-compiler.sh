# The compiler of the language's image shows programs the platform only. This one shows them the class path too; its
# state is recorded as there.
set -eu
mkdir /tmp/compiler /tmp/classes
cp /hone/compiler/*.java /tmp/compiler/
sed -i 's/location == StandardLocation.CLASS_PATH || //' /tmp/compiler/ClassCollector.java
! cmp -s /tmp/compiler/ClassCollector.java /hone/compiler/ClassCollector.java
javac -d /tmp/classes /tmp/compiler/*.java
jar --create --file /hone/service/compiler.jar -C /tmp/classes .
# The property is where javac puts the class path of the environment.
{ sed 's/compiler.jar/service\/compiler.jar/' /hone/compiler-options; echo '-Denv.class.path=/hone/service/all.jar'; } \
  > /hone/service/compiler-options
mkdir /tmp/source && cp /hone/service/Typical.java /tmp/source/
compile() { java @/hone/service/compiler-options "$@" Compile /tmp/source /tmp/source/Typical.java /tmp/out; }
compile -XX:AOTCacheOutput=/hone/service/compiler.aot
compile -XX:AOTCache=/hone/service/compiler.aot -XX:AOTMode=on
rm -rf /tmp/compiler /tmp/classes /tmp/source /tmp/out /tmp/hsperfdata_root
chmod 0444 /hone/service/compiler.aot
