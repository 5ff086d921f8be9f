const { readFileSync } = require('node:fs');

/** An array, least recently used session first. */
class SessionCache {
  constructor(limit) {
    this.limit = limit;
    this.kept = [];
    this.hits = 0;
    this.misses = 0;
    this.evictions = 0;
  }

  get(session) {
    if (this.kept.includes(session)) this.hits += 1;
    else this.misses += 1;
    this.end(session);
    this.kept.push(session);
    this.resize(this.limit);
  }

  end(session) {
    this.kept = this.kept.filter((other) => other !== session);
  }

  resize(limit) {
    this.limit = limit;
    for (; this.kept.length > limit; this.evictions += 1) this.kept.shift();
  }

  size() {
    return this.kept.length;
  }

  oldest() {
    return this.kept[0];
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
