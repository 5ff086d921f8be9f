import { expect, test } from 'vitest';
import { readSqlitePlan } from './read-plan.js';

const plan = (...rows: readonly (readonly [number, number, string])[]) =>
  readSqlitePlan({
    columns: [],
    rows: rows.map(([id, parent, detail]) => [`${id}`, `${parent}`, '0', detail]),
  });

test('steps are below their parents, with the engine’s text and no counts', () => {
  const steps = plan([3, 0, 'CO-ROUTINE runs'], [7, 3, 'SCAN events'], [20, 0, 'SCAN runs'], [9, 99, 'ODD']);
  expect(steps.map(({ depth, step }) => `${depth} ${step}`)).toEqual([
    '0 CO-ROUTINE runs',
    '1 SCAN events',
    '0 SCAN runs',
    '0 ODD',
  ]);
  expect(steps[0]).toMatchObject({ rows: null, loops: null, blocks: null, details: [] });
});

test('a long plan and a long step are truncated', () => {
  const steps = plan(...Array.from({ length: 300 }, (_, id) => [id + 1, 0, 'x'.repeat(500)] as const));
  expect(steps).toHaveLength(200);
  expect(steps[0]?.step.length).toBeLessThanOrEqual(200);
});
