import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../testing/judge-text.js';

const card = (secret: string): string =>
  `{ type: object, properties: { id: { type: string }, cardToken: { type: string${secret} } } }`;
const answer = (schema: string, schemas = '{ A: { type: string } }'): string => `paths:
  /payments:
    get:
      operationId: listPayments
      responses: { '200': { description: Payments., content: { application/json: { schema: ${schema} } } } }
components: { schemas: ${schemas} }
`;
const ask = (...parts: Parameters<typeof answer>): string =>
  sentencesOf('not-in-answers', answer(...parts), { with: { fields: ['cardToken'] } }).join();

const PLAIN = '{ type: object, properties: { id: { type: string } } }';
const CARD_REF = "{ $ref: '#/components/schemas/Card' }";

describe('a secret', () => {
  it.each([
    ['has no place in a schema of answers', PLAIN, undefined],
    ['is write-only in a shared schema', CARD_REF, `{ Card: ${card(', writeOnly: true')} }`],
    [
      'is added for requests only',
      "{ $ref: '#/components/schemas/Base' }",
      `{ Base: ${PLAIN}, New: { allOf: [{ $ref: '#/components/schemas/Base' }, ${card('')}] } }`,
    ],
    [
      'is not found in a schema that contains itself',
      "{ $ref: '#/components/schemas/Node' }",
      "{ Node: { type: object, properties: { next: { $ref: '#/components/schemas/Node' } } } }",
    ],
  ])('%s', (_, schema, schemas) => {
    expect(ask(schema, schemas)).toBe('');
  });

  it.each([
    ['an answer', card('')],
    ['the entries of a list', `{ type: array, items: ${card('')} }`],
    ['an object within', `{ type: object, properties: { card: ${card('')} } }`],
    ['one alternative', `{ oneOf: [${PLAIN}, ${card('')}] }`],
  ])('is seen in %s', (_, schema) => {
    expect(ask(schema)).toMatch(/sees `cardToken`/);
  });
});
