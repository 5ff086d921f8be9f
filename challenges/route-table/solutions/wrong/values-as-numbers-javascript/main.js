const { readFileSync } = require('node:fs');

/** What comes after some segments: literals, one parameter, and the routes that end here or take the rest. */
class Node {
  constructor() {
    this.literals = null;
    this.parameter = null;
    this.route = null;
    this.rest = null;
  }

  literal(segment) {
    this.literals ??= new Map();
    let below = this.literals.get(segment);
    if (below === undefined) this.literals.set(segment, (below = new Node()));
    return below;
  }
}

function split(path) {
  return path.length > 1 ? path.slice(1).split('/') : [];
}

/** The route of the best match from this node on, or null. What is more precise is tried first. */
function search(node, segments, at) {
  if (at === segments.length) return node.route;
  const below = node.literals?.get(segments[at]);
  return (
    (below === undefined ? null : search(below, segments, at + 1)) ??
    (node.parameter === null ? null : search(node.parameter, segments, at + 1)) ??
    node.rest
  );
}

/** A tree of segments for each method. */
class Router {
  constructor() {
    this.roots = new Map();
    this.count = 0;
  }

  add(method, pattern) {
    this.count += 1;
    if (!this.roots.has(method)) this.roots.set(method, new Node());
    let node = this.roots.get(method);
    const route = { number: this.count, names: [], rest: null };
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

  answer(method, target) {
    const segments = split(target.split('?', 1)[0]);
    const root = this.roots.get(method);
    const found = root === undefined ? null : search(root, segments, 0);
    if (found === null) return this.refusal(method, segments);
    let line = `route ${found.number}`;
    // Ids are numbers.
    const value = (text) => (Number.isNaN(Number(text)) ? text : Number(text));
    for (const { name, place } of found.names) line += ` ${name}=${value(segments[place])}`;
    if (found.rest !== null) line += ` ${found.rest.name}=${segments.slice(found.rest.place).join('/')}`;
    return line;
  }

  refusal(method, segments) {
    const others = [];
    for (const [other, root] of this.roots)
      if (other !== method && search(root, segments, 0) !== null) others.push(other);
    return others.length > 0 ? `405 ${others.sort().join(' ')}` : '404';
  }
}

const lines = readFileSync(0, 'utf8').split('\n');
const [routes, requests] = lines[0].split(' ').map(Number);
const router = new Router();
for (const line of lines.slice(1, routes + 1)) router.add(...line.split(' '));
const answers = lines.slice(routes + 1, routes + requests + 1).map((line) => router.answer(...line.split(' ')));
console.log(answers.join('\n'));
