# Answers requests about documents. Takes the box's memory in MiB.
umask 077
# What a program asks for beyond its share is refused, and the program ended: near the limit of the box the kernel would
# take its code out of memory again and again. Stacks of threads count, so they are small.
ulimit -s 2048
ulimit -d $(($1 * 700))
export GOMEMLIMIT=$(($1 * 4 / 10))MiB GOMAXPROCS=2
serve() {
  rm -f /work/lab.sock
  node --max-old-space-size=$(($1 / 4)) --max-semi-space-size=4 --v8-pool-size=1 \
    --disable-proto=delete --disallow-code-generation-from-strings /hone/lab/src/main.mjs \
    /work/lab.sock $(($1 * 45 / 100)) /tmp
}
# A program that a signal ended, as a full heap does, begins anew; one that ends by itself stays away.
until serve "$1"; do
  [ $? -gt 128 ] || exit 1
done
