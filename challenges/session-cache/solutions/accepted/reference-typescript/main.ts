import { readFileSync } from 'node:fs';

class Place {
  newer: Place = this;
  older: Place = this;
  readonly session: string | undefined;

  constructor(session?: string) {
    this.session = session;
  }
}

/** A map finds a session's place in a ring that is kept in order of use; `ring` stands between newest and oldest. */
class SessionCache {
  hits = 0;
  misses = 0;
  evictions = 0;
  private limit: number;
  private readonly places = new Map<string, Place>();
  private readonly ring = new Place();

  constructor(limit: number) {
    this.limit = limit;
  }

  get(session: string): void {
    const place = this.places.get(session);
    if (place !== undefined) {
      this.hits += 1;
      this.unlink(place);
      this.link(place);
      return;
    }
    this.misses += 1;
    const made = new Place(session);
    this.places.set(session, made);
    this.link(made);
    this.shrink();
  }

  end(session: string): void {
    const place = this.places.get(session);
    if (place === undefined) return;
    this.places.delete(session);
    this.unlink(place);
  }

  resize(limit: number): void {
    this.limit = limit;
    this.shrink();
  }

  size(): number {
    return this.places.size;
  }

  oldest(): string | undefined {
    return this.ring.newer.session;
  }

  private shrink(): void {
    for (; this.places.size > this.limit; this.evictions += 1) this.end(this.oldest()!);
  }

  private link(place: Place): void {
    const newest = this.ring.older;
    place.newer = this.ring;
    place.older = newest;
    newest.newer = this.ring.older = place;
  }

  private unlink({ newer, older }: Place): void {
    newer.older = older;
    older.newer = newer;
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
