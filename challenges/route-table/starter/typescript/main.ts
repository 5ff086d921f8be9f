import { readFileSync } from 'node:fs';

/** Routes by method and pattern; they are numbered from 1 in the order in which they are added. */
class Router {
  /** Adds a route, for example ('GET', '/users/:id'). */
  add(method: string, pattern: string): void {}

  /** The line for one request: 'route 3 id=42', '405 GET PUT' or '404'. */
  answer(method: string, target: string): string {
    return '';
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
