import { describe, expect, it } from 'vitest';
import { statementTokens } from './statement-tokens.js';

const kindsOf = async (text: string) => (await statementTokens(text))?.map(({ kind }) => kind);

describe('tokens of a query', () => {
  it('are the same for any layout, aliases and literals', async () => {
    const one = `WITH big AS (SELECT o.customer FROM orders o WHERE o.total > 10)
      SELECT c.name AS n FROM customers c JOIN big b ON b.customer = c.id`;
    const other = `with huge as (select x.customer from ORDERS as x where x.total > 99.5)
      select k.name from customers k join huge on huge.customer = k.id`;
    expect(await kindsOf(one)).toEqual(await kindsOf(other));
  });

  it('differ with tables, columns and operators', async () => {
    const base = await kindsOf('SELECT total FROM orders WHERE total > 1');
    for (const text of [
      'SELECT total FROM refunds WHERE total > 1',
      'SELECT id FROM orders WHERE total > 1',
      'SELECT total FROM orders WHERE total < 1',
    ])
      expect(await kindsOf(text)).not.toEqual(base);
  });

  it('have their lines, from the parser’s byte offsets', async () => {
    const tokens = await statementTokens("SELECT 'ééé' AS é\nFROM orders\nWHERE id = 1;\nSELECT 2");
    expect(tokens?.find(({ kind }) => kind === 'orders')?.line).toBe(1);
    expect(tokens?.at(-1)?.line).toBe(3);
  });

  it('are undefined for text that PostgreSQL cannot parse', async () => {
    expect(await statementTokens('SELECT `id` FROM `orders`')).toBeUndefined();
    expect(await statementTokens('')).toEqual([]);
  });
});
