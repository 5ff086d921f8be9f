import fc from 'fast-check';
import { arbitraryOf, spoil, type Hints } from './arbitrary-of-schema.js';
import type { ApiOperation } from './api-document.js';
import { hostileString } from './hostile-values.js';
import type { RawRequest } from './raw-request.js';

/** The caller: `null` for nobody, else the name of an actor whose credentials are filled in when it is sent. */
export interface FuzzRequest extends RawRequest {
  readonly actor: string | null;
  readonly operation: ApiOperation;
}

const encode = (text: string): string => {
  // A lone surrogate has no percent form; it is sent as the bytes that broken clients send.
  return encodeURIComponent(text.toWellFormed());
};

function pathArbitrary(operation: ApiOperation, hints: Hints): fc.Arbitrary<string> {
  const names = [...operation.path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? '');
  const values = names.map((name) =>
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...(hints[name] ?? ['unknown'])) },
      { weight: 2, arbitrary: hostileString },
    ),
  );
  return fc.tuple(fc.tuple(...values), fc.boolean()).map(([chosen, raw]) =>
    names.reduce(
      // Now and then a value goes out as it is, as far as a request line can hold it.
      (path, name, index) =>
        path.replace(
          `{${name}}`,
          raw ? (chosen[index] ?? '').replace(/[^!-~]|[#?]/g, '') : encode(chosen[index] ?? ''),
        ),
      operation.path,
    ),
  );
}

function queryArbitrary(operation: ApiOperation, hints: Hints): fc.Arbitrary<string> {
  const fields = operation.parameters.filter((parameter) => parameter.in === 'query');
  const pairs = fields.map(({ name, schema = {} }) =>
    fc.option(
      fc
        .oneof(arbitraryOf(schema, hints, name).map(String), hostileString)
        .map((text) => `${name}=${encode(text)}`),
    ),
  );
  const stray = fc.constantFrom(
    'a[$gt]=1',
    'limit=1&limit=2',
    '=',
    '&&&',
    'cursor[]=x',
    '%=%',
    '__proto__[a]=1',
  );
  return fc
    .tuple(fc.tuple(...pairs), fc.option(stray, { freq: 4 }))
    .map(([given, extra]) => [...given, extra].filter((part) => part !== null).join('&'));
}

interface SentBody {
  readonly body: string | undefined;
  readonly type: string | undefined;
}

function bodyArbitrary(operation: ApiOperation, hints: Hints): fc.Arbitrary<SentBody> {
  const json = (value: unknown): SentBody => ({ body: JSON.stringify(value), type: 'application/json' });
  const good = operation.body === undefined ? fc.constant({}) : arbitraryOf(operation.body, hints);
  const types = fc.constantFrom(
    'text/plain',
    'application/json; charset=utf-16',
    'multipart/form-data',
    'x',
    '',
  );
  const broken = fc.constantFrom(
    '{',
    '[',
    '{"a":1,}',
    '\u0000',
    '"',
    'null',
    '1e9999',
    '{"a":"\\ud800"}',
    '{"__proto__":{"x":1}}',
  );
  return fc.oneof(
    { weight: 4, arbitrary: good.map(json) },
    { weight: 6, arbitrary: good.chain(spoil).map(json) },
    { weight: 1, arbitrary: broken.map((body) => ({ body, type: 'application/json' })) },
    { weight: 1, arbitrary: fc.tuple(good, types).map(([value, type]) => ({ ...json(value), type })) },
    { weight: 1, arbitrary: fc.constant({ body: undefined, type: undefined }) },
  );
}

const headerText = hostileString.map((text) => text.replace(/[^\x20-\x7e]/g, '').slice(0, 300));

const headersArbitrary: fc.Arbitrary<Record<string, string>> = fc
  .record(
    {
      'idempotency-key': headerText,
      'last-event-id': headerText,
      accept: fc.constantFrom(
        'application/json',
        'text/event-stream',
        '*/*',
        'image/png',
        ';;;',
        'text/html',
      ),
      'accept-encoding': fc.constantFrom('gzip', 'br', 'x', ''),
      'x-forwarded-for': headerText,
      traceparent: headerText,
      cookie: headerText.map((text) => `hone.sid=${text}`),
      authorization: headerText.map((text) => `Bearer ${text}`),
    },
    { requiredKeys: [] },
  )
  .map((headers) => Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== '')));

/** Requests to one operation: well-formed ones, nearly well-formed ones, and rubbish. */
export function requestsTo(
  operation: ApiOperation,
  hints: Hints,
  actors: readonly string[],
): fc.Arbitrary<FuzzRequest> {
  const oddMethods = fc.constantFrom('HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH', 'POST', 'GET');
  const method = fc.oneof(
    { weight: 14, arbitrary: fc.constant(operation.method) },
    { weight: 1, arbitrary: oddMethods },
  );
  return fc
    .record({
      method,
      path: pathArbitrary(operation, hints),
      query: queryArbitrary(operation, hints),
      sent: bodyArbitrary(operation, hints),
      odd: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: headersArbitrary }),
      actor: fc.option(fc.constantFrom(...actors), { freq: 6 }),
    })
    .map(({ method: verb, path, query, sent, odd, actor }) => {
      const bodiless = verb === 'GET' || verb === 'HEAD' || sent.body === undefined;
      const type =
        bodiless || sent.type === undefined || sent.type === '' ? {} : { 'content-type': sent.type };
      return {
        method: verb,
        target: query === '' ? path : `${path}?${query}`,
        headers: { ...type, ...odd },
        body: bodiless ? undefined : sent.body,
        actor,
        operation,
      };
    });
}
