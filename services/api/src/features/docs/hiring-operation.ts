import { HIRING_ROUTES } from '@hone/contracts/hiring';
import { z } from 'zod';
import type { Method } from '../../http/route.js';
import type { Operation } from './operation.js';

interface Described {
  readonly body?: z.ZodType;
  readonly query?: z.ZodObject;
  /** 200 unless given; without a schema 204. */
  readonly status?: number;
  readonly answer?: z.ZodType;
}

/** The operation of a route; its parameters are in the address. */
export function hiringOperation(
  method: Method,
  route: keyof typeof HIRING_ROUTES,
  summary: string,
  { body, query, answer, status = answer === undefined ? 204 : 200 }: Described = {},
): Operation {
  const names = [...HIRING_ROUTES[route].matchAll(/:([a-z]+)/gi)].map(([, name = '']) => name);
  const changes = method === 'get' ? [] : [400, 409, 413, 415, 422];
  return {
    method,
    path: `/api/v1${HIRING_ROUTES[route].replace(/:([a-z]+)/gi, '{$1}')}`,
    summary,
    tag: 'assessments',
    ...(names.length === 0
      ? {}
      : { params: z.object(Object.fromEntries(names.map((name) => [name, z.string()]))) }),
    ...(query === undefined ? {} : { query }),
    ...(body === undefined ? {} : { body }),
    success: { status, description: summary, ...(answer === undefined ? {} : { schema: answer }) },
    problems: [401, 403, 404, 422, ...changes],
  };
}
