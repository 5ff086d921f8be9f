const { readFileSync } = require('node:fs');

/** A map finds a session's place in a ring that is kept in order of use; `ring` stands between newest and oldest. */
class SessionCache {
  constructor(limit) {
    this.limit = limit;
    this.places = new Map();
    this.ring = { session: undefined, newer: undefined, older: undefined };
    this.ring.newer = this.ring.older = this.ring;
    this.hits = 0;
    this.misses = 0;
    this.evictions = 0;
  }

  get(session) {
    const place = this.places.get(session);
    if (place !== undefined) {
      this.hits += 1;
      this.unlink(place);
      this.link(place);
      return;
    }
    this.misses += 1;
    const made = { session, newer: undefined, older: undefined };
    this.places.set(session, made);
    this.link(made);
    this.shrink();
  }

  end(session) {
    const place = this.places.get(session);
    if (place === undefined) return;
    this.places.delete(session);
    this.unlink(place);
  }

  resize(limit) {
    this.limit = limit;
    this.shrink();
  }

  shrink() {
    for (; this.places.size > this.limit; this.evictions += 1) this.end(this.oldest());
  }

  link(place) {
    const newest = this.ring.older;
    place.newer = this.ring;
    place.older = newest;
    newest.newer = this.ring.older = place;
  }

  unlink({ newer, older }) {
    newer.older = older;
    older.newer = newer;
  }

  size() {
    return this.places.size;
  }

  oldest() {
    return this.ring.newer.session;
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
