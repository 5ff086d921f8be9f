import { readFileSync } from 'node:fs';

interface Place {
  readonly name: string;
  readonly place: number;
}

interface Route {
  readonly number: number;
  readonly names: Place[];
  rest: Place | null;
}

/** What comes after some segments: literals, one parameter, and the routes that end here or take the rest. */
class Node {
  private readonly literals: Record<string, Node> = {};
  parameter: Node | null = null;
  route: Route | null = null;
  rest: Route | null = null;

  literal(segment: string): Node {
    return (this.literals[segment] ??= new Node());
  }

  /** The route of the best match from here on, or null. What is more precise is tried first. */
  search(segments: readonly string[], at = 0): Route | null {
    if (at === segments.length) return this.route;
    return (
      this.literals[segments[at]!]?.search(segments, at + 1) ??
      this.parameter?.search(segments, at + 1) ??
      this.rest
    );
  }
}

function split(path: string): string[] {
  return path.length > 1 ? path.slice(1).split('/') : [];
}

/** A tree of segments for each method. */
class Router {
  private readonly roots = new Map<string, Node>();
  private count = 0;

  add(method: string, pattern: string): void {
    this.count += 1;
    let node = this.roots.get(method);
    if (node === undefined) this.roots.set(method, (node = new Node()));
    const route: Route = { number: this.count, names: [], rest: null };
    for (const [place, segment] of split(pattern).entries()) {
      if (segment[0] === '*') {
        route.rest = { name: segment.slice(1), place };
        node.rest ??= route;
        return;
      }
      if (segment[0] === ':') {
        route.names.push({ name: segment.slice(1), place });
        node = node.parameter ??= new Node();
      } else {
        node = node.literal(segment);
      }
    }
    node.route ??= route;
  }

  answer(method: string, target: string): string {
    const segments = split(target.split('?', 1)[0]!);
    const found = this.roots.get(method)?.search(segments);
    if (!found) return this.refusal(method, segments);
    let line = `route ${found.number}`;
    for (const { name, place } of found.names) line += ` ${name}=${segments[place]}`;
    if (found.rest !== null) line += ` ${found.rest.name}=${segments.slice(found.rest.place).join('/')}`;
    return line;
  }

  private refusal(method: string, segments: readonly string[]): string {
    const others: string[] = [];
    for (const [other, root] of this.roots)
      if (other !== method && root.search(segments) !== null) others.push(other);
    return others.length > 0 ? `405 ${others.sort().join(' ')}` : '404';
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
