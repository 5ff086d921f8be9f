# Serves documents that it holds in memory. Takes the box's memory in MiB.
umask 077
# What the program asks for beyond its share is refused, and the program ended: near the limit of the box the kernel would
# take its code out of memory again and again. Stacks of threads count, so they are small.
ulimit -s 2048
ulimit -d $(($1 * 700))
serve() {
  rm -f /work/documents.sock
  # No text ever becomes code, and no key leads to a prototype.
  node --max-old-space-size=$(($1 / 2)) --max-semi-space-size=4 --v8-pool-size=1 --stack-size=900 \
    --disable-proto=delete --disallow-code-generation-from-strings /hone/mongodb/src/main.mjs
}
# A program that a signal ended, as a full heap does, begins anew; one that ends by itself stays away.
until serve "$1"; do
  [ $? -gt 128 ] || exit 1
done
