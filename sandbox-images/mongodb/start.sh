# Serves documents that it holds in memory. Takes the box's memory in MiB.
umask 077
serve() {
  rm -f /work/documents.sock
  # The heap ends before the box does, so that the program and not its neighbours is ended. No text ever becomes code,
  # and no key leads to a prototype.
  node --max-old-space-size=$(($1 * 55 / 100)) --stack-size=900 --disable-proto=delete \
    --disallow-code-generation-from-strings /hone/mongodb/src/main.mjs
}
# A program that a signal ended, as a full heap does, begins anew; one that ends by itself stays away.
until serve "$1"; do
  [ $? -gt 128 ] || exit 1
done
