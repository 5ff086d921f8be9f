import { expect, test } from 'vitest';
import { largestDocument, longestArray, readCost, writeCost } from './describe-costs.js';
import { designSchema } from './definition.js';
import type { Cost, Played } from './outcome.js';

const RULES = designSchema.parse({
  work: 'large',
  crash: 'crash',
  bounds: { documentKiB: 64, array: 200 },
});
const cost = (changes: Partial<Cost>): Cost => ({
  ...{ examined: 0, sorted: 0, documents: 1, entries: 0, commands: 0, bytes: 0 },
  ...changes,
});
const played = (changes: Partial<Cost>, largest: Played['largest'] = []): Played => ({
  end: 'done',
  answers: [],
  reads: { page: cost(changes) },
  writes: { placed: cost(changes) },
  largest,
});
const over = ({ counts }: ReturnType<typeof readCost>): string[] =>
  counts.filter(({ submission, most }) => submission > most).map(({ name }) => name);

test('a question may examine twice what the reference examines, plus 4', () => {
  const reference = played({ examined: 20 });
  expect(over(readCost('page', played({ examined: 44 }), reference, RULES))).toEqual([]);
  expect(over(readCost('page', played({ examined: 45 }), reference, RULES))).toEqual([
    'documents or index entries looked at',
  ]);
  expect(over(readCost('page', played({ sorted: 5 }), reference, RULES))).toEqual([
    'documents sorted without an index',
  ]);
});

test('an event may write slightly more than the reference does', () => {
  const finding = writeCost('placed', played({ documents: 377, entries: 9 }), played({ entries: 2 }), RULES);
  expect(over(finding)).toEqual(['documents written', 'index entries written']);
  expect(finding.text).toContain('documents written: 377, limit 6');
});

test('bounds apply to the largest document of all collections', () => {
  const own = played({}, [
    { collection: 'orders', bytes: 70_000, array: 3, path: 'lines' },
    { collection: 'customers', bytes: 90, array: 201, path: 'orders' },
  ]);
  expect(over(largestDocument(own, own, RULES))).toEqual(['largest document (orders)']);
  expect(over(longestArray(own, own, RULES))).toEqual(['longest array (customers.orders)']);
});

test('a missing count is a fault of the platform', () => {
  expect(() => readCost('nowhere', played({}), played({}), RULES)).toThrow('nothing was counted');
});
