import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../testing/judge-text.js';

const patch = (schema: string, type = 'application/merge-patch+json', method = 'patch'): string => `paths:
  /orders/{id}:
    ${method}:
      operationId: patchOrder
      requestBody: { required: true, content: { ${type}: { schema: ${schema} } } }
      responses: { '200': { description: Done. } }
`;
const FIELDS = 'properties: { note: { type: string }, address: { type: object } }';
const OPERATIONS =
  '{ type: array, items: { type: object, required: [op, path], properties: { op: { type: string }, path: { type: string } } } }';
const ask = (text: string): string =>
  sentencesOf('partial-update', text, { with: { fields: ['note', 'address'] } }).join();

describe('an update of some fields', () => {
  it.each([
    ['a merge patch', patch(`{ type: object, minProperties: 1, ${FIELDS} }`)],
    ['a JSON Patch', patch(OPERATIONS, 'application/json-patch+json')],
    [
      'fields and the version that they change',
      patch(
        `{ type: object, required: [version], ${FIELDS.replace('{ ', '{ version: { type: integer }, ')} }`,
      ),
    ],
    ['JSON with optional fields', patch(`{ type: object, ${FIELDS} }`, 'application/json')],
    [
      'one field at a time',
      patch(
        '{ oneOf: [{ type: object, required: [note], properties: { note: { type: string } } }, { type: object, required: [address], properties: { address: { type: object } } }] }',
      ),
    ],
  ])('may be %s', (_, text) => {
    expect(ask(text)).toBe('');
  });

  it.each([
    [
      'required fields',
      patch(`{ type: object, required: [note, address], ${FIELDS} }`),
      /also requires `address`/,
    ],
    [
      'a field that is not declared',
      patch('{ type: object, properties: { note: { type: string } } }'),
      /declares no `address`/,
    ],
    ['a body that may be anything', patch('{}'), /not of type `object`/],
    ['PUT', patch(`{ type: object, ${FIELDS} }`, 'application/json', 'put'), /It is a PUT/],
    ['text', patch('{ type: string }', 'text/plain'), /no JSON body/],
    [
      'a JSON Patch of anything',
      patch('{ type: array, items: {} }', 'application/json-patch+json'),
      /require `op` and `path`/,
    ],
  ])('is not possible with %s', (_, text, said) => {
    expect(ask(text)).toMatch(said);
  });

  it('may be a POST of a change where the task says so', () => {
    const change = patch(`{ type: object, ${FIELDS} }`, 'application/json', 'post');
    const fields = ['note', 'address'];
    expect(ask(change)).toMatch(/It is a POST, not a PATCH/);
    const methods = ['PATCH', 'POST'];
    expect(sentencesOf('partial-update', change, { with: { fields, methods } })).toEqual([]);
  });
});
