import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../testing/judge-text.js';

const ITEM = '{ type: object, required: [id], properties: { id: { type: string } } }';
const LIMIT = '{ name: limit, in: query, schema: { type: integer, minimum: 1, maximum: 100 } }';

interface Parts {
  readonly parameters?: string;
  readonly body?: string;
  readonly headers?: string;
}

const PAGE = `{ type: object, required: [items], properties: { items: { type: array, items: ${ITEM} }, next: { type: [string, 'null'] } } }`;

const list = ({ parameters = LIMIT, body = PAGE, headers = '{}' }: Parts): string => `paths:
  /orders:
    get:
      operationId: listOrders
      parameters: [${parameters}]
      responses:
        '200':
          description: A page.
          headers: ${headers}
          content: { application/json: { schema: ${body} } }
`;

const cursor = (type = 'string', name = 'cursor'): string =>
  `{ name: ${name}, in: query, schema: { type: ${type} } }`;

describe('a paginated list', () => {
  it.each([
    ['by a cursor', { parameters: `${LIMIT}, ${cursor()}` }],
    [
      'by an offset',
      { parameters: `${LIMIT}, ${cursor('integer', 'offset')}`, body: `{ type: array, items: ${ITEM} }` },
    ],
    [
      'by the last key',
      { parameters: `${LIMIT}, ${cursor('string', 'after')}`, body: `{ type: array, items: ${ITEM} }` },
    ],
    [
      'by a parameter that the page gives back under the same name',
      {
        parameters: `${LIMIT}, ${cursor('string', 'bookmark')}`,
        body: `{ type: object, required: [items], properties: { items: { type: array, items: ${ITEM} }, bookmark: { type: [string, 'null'] } } }`,
      },
    ],
    [
      'by what is older than the last entry',
      { parameters: `${LIMIT}, ${cursor('string', 'olderThan')}`, body: `{ type: array, items: ${ITEM} }` },
    ],
    [
      'by the Link header',
      { headers: '{ Link: { schema: { type: string } } }', body: `{ type: array, items: ${ITEM} }` },
    ],
    [
      'by an address in the body',
      {
        body: `{ type: object, required: [data], properties: { data: { type: array, items: ${ITEM} }, links: { type: object, properties: { next: { type: string, format: uri } } } } }`,
      },
    ],
    [
      'of a size that the server chooses',
      {
        parameters: cursor('string', 'page_token'),
        body: `{ allOf: [{ type: object, required: [items], properties: { items: { type: array, maxItems: 50, items: ${ITEM} } } }, { type: object, properties: { next_page_token: { type: string } } }] }`,
      },
    ],
    [
      'with a page size of several',
      {
        parameters: `{ name: page_size, in: query, schema: { type: integer, enum: [10, 50] } }, ${cursor()}`,
      },
    ],
  ])('may go on %s', (_, parts) => {
    expect(sentencesOf('paginated', list(parts), { with: { most: 100 } })).toEqual([]);
  });

  it.each([
    [
      'no maximum',
      { parameters: `{ name: limit, in: query, schema: { type: integer } }, ${cursor()}` },
      /`limit` is not an integer with a `maximum`/,
    ],
    [
      'a maximum in one alternative only',
      {
        parameters: `{ name: limit, in: query, schema: { anyOf: [{ type: integer, maximum: 10 }, { type: integer }] } }, ${cursor()}`,
      },
      /with a `maximum`/,
    ],
    [
      'too large a page',
      { parameters: `{ name: limit, in: query, schema: { type: integer, maximum: 5000 } }, ${cursor()}` },
      /may have 5000/,
    ],
    ['no bound at all', { parameters: cursor() }, /No query parameter such as `limit`/],
    ['nothing to go on with', { parameters: LIMIT }, /ask for the next page/],
    [
      'a filter that the page repeats',
      {
        parameters: `${LIMIT}, ${cursor('string', 'state')}`,
        body: `{ type: object, required: [items], properties: { items: { type: array, items: { type: object, required: [id], properties: { id: { type: string }, state: { type: string } } } }, state: { type: string } } }`,
      },
      /ask for the next page/,
    ],
    [
      'a cursor that never comes out',
      { parameters: `${LIMIT}, ${cursor('integer')}` },
      /nothing to send as `cursor`/,
    ],
    [
      'entries that need not be there',
      { body: `{ type: object, properties: { items: { type: array, items: ${ITEM} } } }` },
      /rely on finding the entries/,
    ],
    ['a body that may be anything', { body: `{ anyOf: [${PAGE}, {}] }` }, /rely on finding the entries/],
  ])('is not one with %s', (_, parts, said) => {
    expect(sentencesOf('paginated', list(parts), { with: { most: 100 } }).join()).toMatch(said);
  });

  it('is not stable by an offset, and is by a cursor', () => {
    const offset = list({
      parameters: `${LIMIT}, ${cursor('integer', 'offset')}`,
      body: `{ type: array, items: ${ITEM} }`,
    });
    expect(sentencesOf('paginated', offset, { with: { stable: true } }).join()).toMatch(
      /pages shift.*`offset`/,
    );
    expect(
      sentencesOf('paginated', list({ parameters: `${LIMIT}, ${cursor()}` }), { with: { stable: true } }),
    ).toEqual([]);
  });

  it('is read with GET', () => {
    expect(sentencesOf('paginated', list({}).replace('get:', 'post:')).join()).toMatch(/It is a POST/);
  });
});
