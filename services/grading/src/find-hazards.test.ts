import { expect, test } from 'vitest';
import { findHazards } from './find-hazards.js';

test('what is known to hurt is named with its line', async () => {
  const hazards = await findHazards(
    'expand.sql',
    "SET lock_timeout = '1s';\nALTER TABLE t RENAME COLUMN a TO b;\n",
  );
  expect(hazards).toEqual([
    { file: 'expand.sql', line: 2, rule: 'renaming-column', message: expect.stringContaining('break') },
  ]);
});

test('a harmless file has none, and neither has one that is no SQL', async () => {
  expect(await findHazards('a.sql', 'CREATE TABLE t (a bigint);')).toEqual([]);
  const found = await findHazards('a.sql', 'what a mess (');
  expect(found?.every(({ rule }) => rule === 'syntax-error')).toBe(true);
});
