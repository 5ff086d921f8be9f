import { describe, expect, it } from 'vitest';
import { explainLimit } from './explain-limit.js';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

function explain(
  schemas: Readonly<Record<string, unknown>>,
  errors: Parameters<typeof explainLimit>[2]['errors'] = [],
) {
  const document = { version: '3.1' as const, document: { components: { schemas } }, places: {} };
  const pointer = '/components/schemas/It';
  return explainLimit(document, [{ pointer, value: schemas['It'] }], { errors });
}

/** Each schema refers to the next one twice. */
const doubling = (levels: number, last: object) =>
  Object.fromEntries(
    Array.from({ length: levels }, (_, level) => [
      level === 0 ? 'It' : `S${level}`,
      level === levels - 1
        ? last
        : { anyOf: [1, 2].map(() => ({ properties: { a: ref(`S${level + 1}`) } })) },
    ]),
  );

describe('a limit of validation is explained', () => {
  it('by references that multiply, whether or not there are patterns', () => {
    expect(explain(doubling(40, { type: 'string', pattern: '^a+$' }))).toMatch(/more than a billion schemas/);
    expect(explain(doubling(12, { type: 'string' }))).toMatch(/lead to 1\d,\d{3} schemas/);
  });

  it('by a pattern where references do not multiply', () => {
    const schemas = { It: { items: ref('Name') }, Name: { type: 'string', pattern: '^(a|a)*$' } };
    expect(explain(schemas)).toMatch(/a pattern that backtracks/);
    expect(explain(doubling(3, { patternProperties: { '^(a|a)*$': true } }))).toMatch(
      /a pattern that backtracks/,
    );
  });

  it('by a schema within itself where there is no pattern, only a property or a value of that name', () => {
    const properties = { pattern: { type: 'string' }, left: ref('It'), right: ref('It') };
    expect(explain({ It: { properties, example: { pattern: 'a' } } })).toMatch(/refers to itself/);
  });

  it('by what the validator says of a schema that it cannot use', () => {
    const errors = [{ pointer: '', keyword: 'schema', message: 'Invalid regular expression' }];
    expect(explain({ It: { pattern: '(' } }, errors)).toBe(
      "The schema can't be used: Invalid regular expression.",
    );
  });

  it('also where schemas are nested deeper than the search goes', () => {
    let nested: unknown = { pattern: 'a' };
    for (let level = 0; level < 20_000; level += 1) nested = { items: nested };
    expect(explain({ It: nested })).toMatch(/refers to itself/);
  });
});
