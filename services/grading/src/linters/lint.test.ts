import { expect, test } from 'vitest';
import { lint } from './lint.js';

const lintSql = (text: string, skipRules: readonly string[] = []) =>
  lint({ runtime: 'postgresql', text, skipRules });

test('harmful statements are named with their line', async () => {
  const findings = await lintSql("SET lock_timeout = '1s';\nALTER TABLE t RENAME COLUMN a TO b;\n");
  expect(findings).toContainEqual({
    line: 2,
    rule: 'renaming-column',
    message: expect.stringContaining('break'),
  });
});

test('rules that the caller skips are not checked', async () => {
  const rename = "SET lock_timeout = '1s';\nALTER TABLE t RENAME COLUMN a TO b;\n";
  const rules = (await lintSql(rename, ['renaming-column']))?.map(({ rule }) => rule);
  expect(rules).not.toContain('renaming-column');
  expect(rules).toContain('require-statement-timeout');
});

test('a harmless text has no findings', async () => {
  expect(await lintSql('SELECT 1;')).toEqual([]);
});

test('a text that is not SQL has syntax errors only', async () => {
  const findings = await lintSql('what a mess (');
  expect(findings?.length).toBeGreaterThan(0);
  expect(findings?.every(({ rule }) => rule === 'syntax-error')).toBe(true);
});

test('a runtime without a linter gives undefined', async () => {
  expect(await lint({ runtime: 'python', text: 'x = 1', skipRules: [] })).toBeUndefined();
});
