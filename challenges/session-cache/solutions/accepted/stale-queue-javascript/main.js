const { readFileSync } = require('node:fs');

/** A queue of uses in order of time. An entry whose stamp is not its session's latest is stale and skipped. */
class SessionCache {
  constructor(limit) {
    this.limit = limit;
    this.lastUse = new Map();
    this.queue = [];
    this.head = 0;
    this.hits = 0;
    this.misses = 0;
    this.evictions = 0;
  }

  get(session) {
    if (this.lastUse.has(session)) this.hits += 1;
    else this.misses += 1;
    this.lastUse.set(session, this.queue.length);
    this.queue.push(session);
    this.shrink();
  }

  end(session) {
    this.lastUse.delete(session);
  }

  resize(limit) {
    this.limit = limit;
    this.shrink();
  }

  shrink() {
    for (; this.lastUse.size > this.limit; this.evictions += 1) this.lastUse.delete(this.oldest());
  }

  size() {
    return this.lastUse.size;
  }

  oldest() {
    while (this.head < this.queue.length && this.lastUse.get(this.queue[this.head]) !== this.head) this.head += 1;
    return this.queue[this.head];
  }
}

const lines = readFileSync(0, 'utf8').split('\n');
const [limit, count] = lines[0].split(' ').map(Number);
const cache = new SessionCache(limit);
const report = [];
for (let event = 1; event <= count; event += 1) {
  const [operation, argument] = lines[event].split(' ');
  if (operation === 'get') cache.get(argument);
  else if (operation === 'end') cache.end(argument);
  else if (operation === 'limit') cache.resize(Number(argument));
  else report.push(`${cache.hits} ${cache.misses} ${cache.evictions} ${cache.size()} ${cache.oldest() ?? '-'}`);
}
console.log(report.join('\n'));
