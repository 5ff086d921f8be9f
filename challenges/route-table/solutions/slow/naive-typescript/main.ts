import { readFileSync } from 'node:fs';

function split(path: string): string[] {
  return path.length > 1 ? path.slice(1).split('/') : [];
}

class Route {
  private readonly segments: readonly string[];
  private readonly number: number;
  /** Per segment 0 for a literal, 1 for a parameter, 2 for the rest: the smaller one is the more precise. */
  readonly rank: string;

  constructor(number: number, pattern: string) {
    this.number = number;
    this.segments = split(pattern);
    this.rank = this.segments.map((segment) => ':*'.indexOf(segment[0]!) + 1).join('');
  }

  matches(segments: readonly string[]): boolean {
    for (const [place, segment] of this.segments.entries()) {
      if (place >= segments.length) return false;
      if (segment[0] === '*') return true;
      if (segment[0] !== ':' && segment !== segments[place]) return false;
    }
    return segments.length === this.segments.length;
  }

  line(segments: readonly string[]): string {
    const words = [`route ${this.number}`];
    for (const [place, segment] of this.segments.entries()) {
      if (segment[0] === ':') words.push(`${segment.slice(1)}=${segments[place]}`);
      if (segment[0] === '*') words.push(`${segment.slice(1)}=${segments.slice(place).join('/')}`);
    }
    return words.join(' ');
  }
}

/** Compares each request with all routes. */
class Router {
  private readonly routes = new Map<string, Route[]>();
  private count = 0;

  add(method: string, pattern: string): void {
    this.count += 1;
    const routes = this.routes.get(method) ?? [];
    routes.push(new Route(this.count, pattern));
    this.routes.set(method, routes);
  }

  answer(method: string, target: string): string {
    const segments = split(target.split('?', 1)[0]!);
    const found = this.best(method, segments);
    if (found !== null) return found.line(segments);
    const others = [...this.routes.keys()].sort().filter((other) => this.best(other, segments) !== null);
    return others.length > 0 ? `405 ${others.join(' ')}` : '404';
  }

  private best(method: string, segments: readonly string[]): Route | null {
    let found: Route | null = null;
    for (const route of this.routes.get(method) ?? [])
      if (route.matches(segments) && (found === null || route.rank < found.rank)) found = route;
    return found;
  }
}

const lines = readFileSync(0, 'utf8').split('\n');
const [routes = 0, requests = 0] = lines[0]!.split(' ').map(Number);
const router = new Router();
for (const line of lines.slice(1, routes + 1)) {
  const [method = '', pattern = ''] = line.split(' ');
  router.add(method, pattern);
}
const answers = lines.slice(routes + 1, routes + requests + 1).map((line) => {
  const [method = '', target = ''] = line.split(' ');
  return router.answer(method, target);
});
console.log(answers.join('\n'));
