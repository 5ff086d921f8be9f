import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../testing/judge-text.js';

const list = (...parameters: readonly (readonly [name: string, schema: string])[]): string => `paths:
  /orders:
    get:
      operationId: listOrders
      parameters: [${parameters.map(([name, schema]) => `{ name: '${name}', in: query, schema: ${schema} }`).join(', ')}]
      responses: { '200': { description: A page. } }
`;
const TEXT = '{ type: string }';
const STATUS = ['status', TEXT] as const;
const ask = (text: string): string =>
  sentencesOf('filter-and-sort', text, {
    with: { filters: ['status', 'createdAt'], sort: ['createdAt', 'total'] },
  }).join();
const SORTED = ['sort', '{ type: string, enum: [createdAt, -createdAt, total, -total] }'] as const;
const SINCE = ['createdAfter', TEXT] as const;

describe('a list that can be narrowed and sorted', () => {
  it.each([
    ['by plain parameters and an enum', list(STATUS, SINCE, SORTED)],
    [
      'by filter[field] and a list',
      list(
        ['filter[status]', TEXT],
        ['filter[created_at]', TEXT],
        ['sort', '{ type: array, items: { enum: [createdAt, total] } }'],
      ),
    ],
    [
      'by an object and a pattern',
      list(
        ['filter', `{ type: object, properties: { status: ${TEXT}, createdAt: ${TEXT} } }`],
        ['order_by', "{ type: string, pattern: '^-?(created_at|total)$' }"],
      ),
    ],
    [
      'by a range and two parameters',
      list(
        STATUS,
        ['created_at_from', TEXT],
        ['sortBy', '{ enum: [createdAt, total] }'],
        ['sortOrder', '{ enum: [asc, desc] }'],
      ),
    ],
  ])('may be so %s', (_, text) => {
    expect(ask(text)).toBe('');
  });

  it.each([
    ['a filter is missing', list(STATUS, SORTED), /with a certain `createdAt`/],
    ['a filter has no type', list(['status', '{}'], SINCE, SORTED), /with a certain `status`/],
    [
      'the order is free text',
      list(STATUS, SINCE, ['sort', TEXT]),
      /does not list it in an `enum` or `pattern`/,
    ],
    [
      'a field to sort by is missing',
      list(STATUS, SINCE, ['sort', '{ enum: [createdAt] }']),
      /sort by `total`/,
    ],
    ['there is no order', list(STATUS, SINCE), /no query parameter such as `sort`/],
  ])('is not where %s', (_, text, said) => {
    expect(ask(text)).toMatch(said);
  });
});
