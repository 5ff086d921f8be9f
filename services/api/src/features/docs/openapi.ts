import { OpenApiGeneratorV31, OpenAPIRegistry, type RouteConfig } from '@asteasolutions/zod-to-openapi';
import type { Operation } from './operation.js';
import { OPERATIONS, problem } from './paths.js';

export type OpenApiDocument = ReturnType<OpenApiGeneratorV31['generateDocument']>;

const PROBLEM_TEXTS: Readonly<Record<number, string>> = {
  400: 'The body is not valid JSON encoded as UTF-8.',
  401: 'Not signed in, or the password or token is invalid.',
  403: 'Not allowed: the request comes from another website, or the caller lacks the permission or scope.',
  404: 'It does not exist, or it belongs to someone else.',
  409: 'The request conflicts with the current state; `detail` says what to do.',
  413: 'The body is larger than 1 MiB.',
  415: 'The body is not application/json.',
  422: 'Some fields are missing, unknown or invalid; `errors` names each.',
  429: 'Too many requests. Try again after the seconds in `Retry-After`.',
  503: 'A service that the request needs is not responding. Try again after the seconds in `Retry-After`.',
};

/** Problems that every route can answer: an invalid token or missing scope, and too many requests. */
const EVERYWHERE = [401, 403, 429];
const isOurs = ({ path }: Operation): boolean => path.startsWith('/api/v1/');

function problemsOf(operation: Operation): ReadonlySet<number> {
  if (!isOurs(operation)) return new Set(operation.problems);
  // A control character in a parameter makes an address that nothing exists at.
  const address = operation.path.includes('{') ? [404] : [];
  return new Set([...operation.problems, ...EVERYWHERE, ...address]);
}

function responsesOf(operation: Operation): RouteConfig['responses'] {
  const { status, description, schema } = operation.success;
  const { alsoAs, mediaTypes = ['application/json'] } = operation;
  const types = alsoAs === undefined ? mediaTypes : [...mediaTypes, alsoAs];
  const content = schema && Object.fromEntries(types.map((type) => [type, { schema }]));
  const responses: RouteConfig['responses'] = {
    [status]: content === undefined ? { description } : { description, content },
  };
  const { emptySuccess } = operation;
  if (emptySuccess !== undefined) responses[emptySuccess.status] = { description: emptySuccess.description };
  for (const code of problemsOf(operation)) {
    const problemContent = { 'application/problem+json': { schema: problem } };
    responses[code] = { description: PROBLEM_TEXTS[code] ?? 'An error.', content: problemContent };
  }
  return responses;
}

function routeOf(operation: Operation): RouteConfig {
  const { method, path, summary, tag, params, query, headers, body } = operation;
  return {
    method,
    path,
    summary,
    tags: [tag],
    request: {
      ...(params === undefined ? {} : { params }),
      ...(query === undefined ? {} : { query }),
      ...(headers === undefined ? {} : { headers }),
      ...(body === undefined
        ? {}
        : { body: { required: true, content: { 'application/json': { schema: body } } } }),
    },
    responses: responsesOf(operation),
  };
}

/** The OpenAPI 3.1 document, made from the schemas that parse the requests. */
export function createOpenApiDocument(): OpenApiDocument {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'hone.sid',
  });
  registry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'hone_…',
    description: 'An API token. Its scopes limit what it may do. A cookie sent with it is ignored.',
  });
  for (const operation of OPERATIONS) registry.registerPath(routeOf(operation));
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Hone',
      version: '1',
      description: 'Challenges, submissions and their verdicts. Errors are RFC 9457 problem documents.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ session: [] }, { token: [] }, {}],
  });
}
