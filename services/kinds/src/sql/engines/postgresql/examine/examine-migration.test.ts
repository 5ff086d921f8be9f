import { expect, test } from 'vitest';
import { examineMigration } from './examine-migration.js';

test('accepts definitions, changes of rows and transactions, one by one', async () => {
  const examined = await examineMigration(`
    -- what is waited for
    SET lock_timeout = '100ms';
    BEGIN; ALTER TABLE t ADD c int; COMMIT;
    START TRANSACTION; DROP VIEW v; ROLLBACK;
    UPDATE t SET c = 1; INSERT INTO t VALUES (1); DELETE FROM t;
    DO $$ BEGIN NULL; END $$;
    ALTER TABLE t RENAME COLUMN a TO b;
    CREATE INDEX CONCURRENTLY ON t (c);
    RESET lock_timeout`);
  expect(examined.ok && examined.statements.map(({ transaction = '-' }) => transaction).join(' ')).toBe(
    '- begin - end begin - end - - - - - - -',
  );
  expect(examined.ok && examined.statements[2]?.sql).toBe('ALTER TABLE t ADD c int');
});

test('an extension of the task may be requested in any form', async () => {
  const asked = 'CREATE EXTENSION pg_trgm; ALTER TABLE t ADD c int';
  const examined = await examineMigration(asked, ['pg_trgm']);
  expect(examined.ok && examined.statements[0]).toEqual({ sql: 'CREATE EXTENSION IF NOT EXISTS "pg_trgm"' });
  expect(await examineMigration(asked)).toMatchObject({ ok: false, reason: 'forbidden' });
});

test('an empty file does nothing', async () => {
  expect(await examineMigration('-- nothing yet\n')).toEqual({ ok: true, statements: [] });
});

test.each([
  ['SELECT 1', 'forbidden', 'statement 1: SELECT is not available here'],
  ['SET search_path = x', 'forbidden', 'SET search_path is not available here; lock_timeout and'],
  ["BEGIN; COPY t FROM PROGRAM 'id'; COMMIT", 'forbidden', 'statement 2: COPY is not available here'],
  ['SAVEPOINT a', 'forbidden', 'BEGIN, COMMIT and ROLLBACK are available'],
  ["PREPARE TRANSACTION 'a'", 'forbidden', 'BEGIN, COMMIT and ROLLBACK are available'],
  ['BEGIN; DROP TABLE t', 'forbidden', 'a transaction is begun and not ended'],
  ['ALTER SYSTEM SET fsync = off', 'forbidden', 'is not available here'],
  ['CREATE ROLE r', 'forbidden', 'is not available here'],
  ['DROP TABL t', 'compile-error', 'line 1, column 6'],
])('rejects %j', async (text, reason, message) => {
  expect(await examineMigration(text)).toMatchObject({
    ok: false,
    reason,
    message: expect.stringContaining(message),
  });
});
