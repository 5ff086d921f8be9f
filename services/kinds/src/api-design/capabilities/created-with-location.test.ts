import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../testing/judge-text.js';

const created = (headers: string, status = '201'): string => `paths:
  /orders:
    post:
      operationId: createOrder
      responses: { '${status}': { description: Created., headers: ${headers} } }
components:
  headers: { Where: { required: true, schema: { type: string, format: uri } } }
`;

describe('creating with an address', () => {
  it.each([
    ['in the response', '{ Location: { schema: { type: string, format: uri-reference } } }'],
    ['as a shared header', "{ location: { $ref: '#/components/headers/Where' } }"],
    [
      'with a media type of its own',
      '{ Location: { content: { text/plain: { schema: { type: string } } } } }',
    ],
  ])('names it %s', (_, headers) => {
    expect(sentencesOf('created-with-location', created(headers))).toEqual([]);
  });

  it.each([
    ['a 201 without headers', created('{}'), /no `Location` header/],
    [
      'a Location of 200',
      created('{ Location: { schema: { type: string } } }', '200'),
      /201 is not documented/,
    ],
    ['a Location without a type', created('{ Location: { schema: {} } }'), /not of type `string`/],
    ['another header', created('{ Content-Location: { schema: { type: string } } }'), /no `Location` header/],
  ])('is not %s', (_, text, said) => {
    expect(sentencesOf('created-with-location', text).join()).toMatch(said);
  });
});
