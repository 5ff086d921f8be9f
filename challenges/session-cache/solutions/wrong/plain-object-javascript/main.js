const { readFileSync } = require('node:fs');

/** An object keeps its keys in the order in which they came: the first one is the oldest. */
class SessionCache {
  constructor(limit) {
    this.limit = limit;
    this.kept = Object.create(null);
    this.count = 0;
    this.hits = 0;
    this.misses = 0;
    this.evictions = 0;
  }

  get(session) {
    if (session in this.kept) {
      this.hits += 1;
      this.end(session);
    } else {
      this.misses += 1;
    }
    this.kept[session] = true;
    this.count += 1;
    this.shrink();
  }

  end(session) {
    if (!(session in this.kept)) return;
    delete this.kept[session];
    this.count -= 1;
  }

  resize(limit) {
    this.limit = limit;
    this.shrink();
  }

  shrink() {
    for (; this.count > this.limit; this.evictions += 1) this.end(this.oldest());
  }

  size() {
    return this.count;
  }

  oldest() {
    for (const session in this.kept) return session;
    return undefined;
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
