import { readFileSync } from 'node:fs';

/** An array, least recently used session first. */
class SessionCache {
  hits = 0;
  misses = 0;
  evictions = 0;
  private limit: number;
  private kept: string[] = [];

  constructor(limit: number) {
    this.limit = limit;
  }

  get(session: string): void {
    if (this.kept.includes(session)) this.hits += 1;
    else this.misses += 1;
    this.end(session);
    this.kept.push(session);
    this.resize(this.limit);
  }

  end(session: string): void {
    this.kept = this.kept.filter((other) => other !== session);
  }

  resize(limit: number): void {
    this.limit = limit;
    for (; this.kept.length > limit; this.evictions += 1) this.kept.shift();
  }

  size(): number {
    return this.kept.length;
  }

  oldest(): string | undefined {
    return this.kept[0];
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
