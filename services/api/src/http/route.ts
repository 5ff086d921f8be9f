import { AppError } from '@hone/kit';
import type { RequestHandler, Response, Router } from 'express';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

const ROUTE = 'route';

/** The route template of a request, such as `/api/v1/submissions/:id`; undefined when no route matched. */
export function findRoute(response: Response): string | undefined {
  const route: unknown = response.locals[ROUTE];
  return typeof route === 'string' ? route : undefined;
}

/** Mounts the handlers of one address; other methods are answered with 405 and `Allow`. */
export function mount(
  router: Router,
  path: string,
  handlers: Partial<Record<Method, RequestHandler | RequestHandler[]>>,
): void {
  const route = router.route(path);
  route.all((request, response, next) => {
    response.locals[ROUTE] = request.baseUrl + path;
    next();
  });
  const allowed: string[] = [];
  for (const method of ['get', 'post', 'put', 'patch', 'delete'] as const) {
    const handler = handlers[method];
    if (handler === undefined) continue;
    route[method](handler);
    allowed.push(...(method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]));
  }
  route.all((request, response) => {
    response.setHeader('Allow', [...allowed, 'OPTIONS'].join(', '));
    if (request.method !== 'OPTIONS') throw new AppError('METHOD_NOT_ALLOWED');
    response.status(204).end();
  });
}
