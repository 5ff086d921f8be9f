const { readFileSync } = require('node:fs');

function split(path) {
  return path.length > 1 ? path.slice(1).split('/') : [];
}

class Route {
  constructor(number, pattern) {
    this.number = number;
    this.segments = split(pattern);
    // Per segment 0 for a literal, 1 for a parameter, 2 for the rest: the smaller one is the more precise.
    this.rank = this.segments.map((segment) => ':*'.indexOf(segment[0]) + 1).join('');
  }

  matches(segments) {
    for (const [place, segment] of this.segments.entries()) {
      if (place >= segments.length) return false;
      if (segment[0] === '*') return true;
      if (segment[0] !== ':' && segment !== segments[place]) return false;
    }
    return segments.length === this.segments.length;
  }

  line(segments) {
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
  constructor() {
    this.routes = new Map();
    this.count = 0;
  }

  add(method, pattern) {
    this.count += 1;
    if (!this.routes.has(method)) this.routes.set(method, []);
    this.routes.get(method).push(new Route(this.count, pattern));
  }

  best(method, segments) {
    let found = null;
    for (const route of this.routes.get(method) ?? [])
      if (route.matches(segments) && (found === null || route.rank < found.rank)) found = route;
    return found;
  }

  answer(method, target) {
    const segments = split(target.split('?', 1)[0]);
    const found = this.best(method, segments);
    return found === null ? '404' : found.line(segments);
  }
}

const lines = readFileSync(0, 'utf8').split('\n');
const [routes, requests] = lines[0].split(' ').map(Number);
const router = new Router();
for (const line of lines.slice(1, routes + 1)) router.add(...line.split(' '));
const answers = lines.slice(routes + 1, routes + requests + 1).map((line) => router.answer(...line.split(' ')));
console.log(answers.join('\n'));
