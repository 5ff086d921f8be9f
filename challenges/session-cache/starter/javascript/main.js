const { readFileSync } = require('node:fs');

/** Keeps at most `limit` sessions; those not used for longest have to go first. */
class SessionCache {
  constructor(limit) {
    this.limit = limit;
    this.hits = 0;
    this.misses = 0;
    this.evictions = 0;
  }

  /** A request of this session: a hit, or a miss that brings it into the cache. */
  get(session) {}

  /** The user logged out. */
  end(session) {}

  /** From now on at most `limit` sessions are kept. */
  resize(limit) {}

  size() {
    return 0;
  }

  /** The session to be evicted next; undefined when the cache is empty. */
  oldest() {
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
