import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../testing/judge-text.js';

const PROBLEM =
  '{ type: object, required: [title, status], properties: { title: { type: string }, status: { type: integer } } }';
const REF = "{ $ref: '#/components/schemas/Problem' }";
const answer = (schema: string, type = 'application/problem+json'): string =>
  `{ description: No., content: { ${type}: { schema: ${schema} } } }`;

const errors = (first: string, second: string, problem = PROBLEM): string => `paths:
  /orders:
    get:
      operationId: listOrders
      responses: { '200': { description: Fine. }, '400': ${first} }
    post:
      operationId: createOrder
      responses: { '201': { description: Fine. }, default: ${second} }
components:
  schemas: { Problem: ${problem} }
  responses: { Problem: ${answer(REF)} }
`;

describe('one shape of error', () => {
  it.each([
    [
      'a shared response',
      errors("{ $ref: '#/components/responses/Problem' }", "{ $ref: '#/components/responses/Problem' }"),
    ],
    ['a shared schema', errors(answer(REF), answer(REF))],
    [
      'an extension of a shared schema',
      errors(
        answer(REF),
        answer(`{ allOf: [${REF}, { type: object, properties: { field: { type: string } } }] }`),
      ),
    ],
    ['the same schema written twice', errors(answer(PROBLEM), answer(PROBLEM))],
  ])('is %s', (_, text) => {
    expect(sentencesOf('shared-problem', text)).toEqual([]);
  });

  it.each([
    [
      'two schemas',
      errors(answer(REF), answer(PROBLEM.replace('}, status', ', maxLength: 9 }, status'))),
      /is another one than that of `listOrders` 400/,
    ],
    [
      'plain JSON',
      errors(answer(REF), answer(REF, 'application/json')),
      /application\/json, not application\/problem\+json/,
    ],
    ['no body', errors(answer(REF), '{ description: No. }'), /The response has no body/],
    [
      'no schema',
      errors(answer(REF), '{ description: No., content: { application/problem+json: {} } }'),
      /not application\/problem\+json with a schema/,
    ],
    [
      'a member that is not required',
      errors(answer(REF), answer(REF), PROBLEM.replace('[title, status]', '[title]')),
      /does not require `status`/,
    ],
    [
      'a member without a type',
      errors(answer(REF), answer(REF), PROBLEM.replace('{ type: integer }', '{}')),
      /does not require `status` with a type/,
    ],
    [
      'no documented error',
      errors(answer(REF), answer(REF)).replace(/, default.*/, ' }'),
      /No response of an error is documented/,
    ],
  ])('is not %s', (_, text, said) => {
    expect(sentencesOf('shared-problem', text).join()).toMatch(said);
  });
});
