import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../testing/judge-text.js';

const limited = (response: string, status = '429'): string => `paths:
  /orders:
    get:
      operationId: listOrders
      responses: { '200': { description: Fine. }, '${status}': ${response} }
components:
  responses: { Slow: { description: Slow down., headers: { retry-after: { schema: { type: integer } } } } }
`;

describe('a limit of requests', () => {
  it.each([
    ['in seconds', '{ description: Slow down., headers: { Retry-After: { schema: { type: integer } } } }'],
    ['in a shared response', "{ $ref: '#/components/responses/Slow' }"],
    [
      'by the newer headers',
      '{ description: Slow down., headers: { RateLimit-Reset: { schema: { type: integer } } } }',
    ],
  ])('says how long to wait %s', (_, response) => {
    expect(sentencesOf('rate-limited', limited(response))).toEqual([]);
  });

  it.each([
    ['without a header', limited('{ description: Slow down. }'), /has no `Retry-After` header/],
    [
      'with another header',
      limited('{ description: Slow down., headers: { X-Request-Id: { schema: { type: string } } } }'),
      /how long to wait/,
    ],
    [
      'hidden in 4XX',
      limited("{ $ref: '#/components/responses/Slow' }", '4XX'),
      /429 is not documented. It documents `200` and `4XX`/,
    ],
  ])('is none %s', (_, text, said) => {
    expect(sentencesOf('rate-limited', text).join()).toMatch(said);
  });

  it('covers other answers that ask to wait', () => {
    const waits = '{ description: Later., headers: { Retry-After: { schema: { type: integer } } } }';
    const ask = (text: string): string =>
      sentencesOf('rate-limited', text, { with: { statuses: ['503'] } }).join();
    expect(ask(limited(waits, '503'))).toBe('');
    expect(ask(limited(waits))).toMatch(/503 is not documented/);
    expect(ask(limited('{ description: Later., headers: { RateLimit: { schema: {} } } }', '503'))).toMatch(
      /Its 503 has no `Retry-After`/,
    );
  });
});
