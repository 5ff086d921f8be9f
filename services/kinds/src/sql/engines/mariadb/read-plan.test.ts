import { expect, test } from 'vitest';
import { readMariadbPlan, scannedTables } from './read-plan.js';

const PLAN = JSON.stringify({
  query_optimization: { r_total_time_ms: 0.1 },
  query_block: {
    select_id: 1,
    r_loops: 1,
    filesort: {
      sort_key: 'o.id desc',
      r_loops: 1,
      r_output_rows: 3,
      temporary_table: {
        nested_loop: [
          {
            table: {
              table_name: 'o',
              access_type: 'ALL',
              r_loops: 1,
              r_rows: 10,
              r_filtered: 30,
              attached_condition: "o.kind = 'a'",
            },
          },
          {
            table: {
              table_name: 'l',
              access_type: 'ref',
              key: 'by_order',
              r_loops: 3,
              r_rows: 2,
              r_filtered: 100,
            },
          },
          { table: { table_name: '<derived2>', access_type: 'ALL', r_loops: 3, r_rows: 2 } },
          { table: { table_name: 'never', access_type: 'index', r_loops: 0 } },
        ],
      },
    },
  },
});

test('steps show how a table is accessed, by which key, and the number of rows over all loops', () => {
  const steps = readMariadbPlan(PLAN) ?? [];
  expect(steps.map(({ depth, step, source = '' }) => `${depth} ${step} ${source}`.trim())).toEqual([
    '0 Query Block',
    '1 Filesort',
    '2 Temporary Table',
    '3 Table Scan o',
    '3 Index Lookup l by by_order',
    '3 Table Scan <derived2>',
    '3 Index Scan from end to end never',
  ]);
  expect(steps[1]).toMatchObject({ details: ['Sort Key: o.id desc'], rows: 3 });
  expect(steps[3]).toMatchObject({ rows: 3, removed: 7, loops: 1, details: ["Filter: o.kind = 'a'"] });
  expect(steps[4]).toMatchObject({ rows: 6, loops: 3, blocks: null });
});

test('a table counts as scanned if it was read completely; results of other steps are not tables', () => {
  expect(scannedTables(PLAN)).toEqual(['o']);
  expect(scannedTables('no plan')).toEqual([]);
  expect(readMariadbPlan('[]')).toBeUndefined();
});
