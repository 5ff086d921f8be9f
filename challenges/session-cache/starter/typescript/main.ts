import { readFileSync } from 'node:fs';

/** Keeps at most `limit` sessions; those not used for longest have to go first. */
class SessionCache {
  hits = 0;
  misses = 0;
  evictions = 0;
  limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** A request of this session: a hit, or a miss that brings it into the cache. */
  get(session: string): void {}

  /** The user logged out. */
  end(session: string): void {}

  /** From now on at most `limit` sessions are kept. */
  resize(limit: number): void {}

  size(): number {
    return 0;
  }

  /** The session to be evicted next; undefined when the cache is empty. */
  oldest(): string | undefined {
    return undefined;
  }
}

const lines = readFileSync(0, 'utf8').split('\n');
const [limit = 0, count = 0] = lines[0]!.split(' ').map(Number);
const cache = new SessionCache(limit);
const report: string[] = [];
for (let event = 1; event <= count; event += 1) {
  const [operation, argument = ''] = lines[event]!.split(' ');
  if (operation === 'get') cache.get(argument);
  else if (operation === 'end') cache.end(argument);
  else if (operation === 'limit') cache.resize(Number(argument));
  else report.push(`${cache.hits} ${cache.misses} ${cache.evictions} ${cache.size()} ${cache.oldest() ?? '-'}`);
}
console.log(report.join('\n'));
