import { expect, it } from 'vitest';
import { designOf } from './design.fixture.js';
import { readsNothing } from './judge-rules.js';

it('a path whose file has no statement is reported', () => {
  const design = designOf({ 'reads/now.cql': '-- later\n' });
  expect(readsNothing(design, 'now')).toBe('reads/now.cql is empty: it has no statement yet.');
  expect(readsNothing(design, 'day')).toBeUndefined();
});
