import type { LintFinding, LintRequest } from '@hone/contracts/kind';
import { expect, test } from 'vitest';
import { findHazards } from './find-hazards.js';

const finding = (line: number): LintFinding => ({
  line,
  rule: 'renaming-column',
  message: 'It breaks clients.',
});

test('reports the first hazards with their file and skips matters of taste', async () => {
  const asked: LintRequest[] = [];
  const lint = (request: LintRequest) => {
    asked.push(request);
    return Promise.resolve(Array.from({ length: 20 }, (_, index) => finding(index + 1)));
  };
  const hazards = await findHazards({ lint }, 'expand.sql', 'ALTER TABLE t RENAME COLUMN a TO b;');
  expect(hazards).toHaveLength(12);
  expect(hazards?.[0]).toEqual({ file: 'expand.sql', ...finding(1) });
  expect(asked).toEqual([
    {
      runtime: 'postgresql',
      text: 'ALTER TABLE t RENAME COLUMN a TO b;',
      skipRules: expect.arrayContaining(['prefer-text-field', 'require-statement-timeout']),
    },
  ]);
});

test('reports no hazards if no linter responds', async () => {
  expect(await findHazards({ lint: () => Promise.resolve(undefined) }, 'a.sql', 'SELECT 1;')).toBeUndefined();
});
