const { readFileSync } = require('node:fs');

/** Routes by method and pattern; they are numbered from 1 in the order in which they are added. */
class Router {
  /** Adds a route, for example ('GET', '/users/:id'). */
  add(method, pattern) {}

  /** The line for one request: 'route 3 id=42', '405 GET PUT' or '404'. */
  answer(method, target) {
    return '';
  }
}

const lines = readFileSync(0, 'utf8').split('\n');
const [routes, requests] = lines[0].split(' ').map(Number);
const router = new Router();
for (const line of lines.slice(1, routes + 1)) router.add(...line.split(' '));
const answers = lines.slice(routes + 1, routes + requests + 1).map((line) => router.answer(...line.split(' ')));
console.log(answers.join('\n'));
