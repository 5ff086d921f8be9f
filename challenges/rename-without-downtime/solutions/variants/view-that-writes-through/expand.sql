-- A view of one table is written through by itself, whichever of its two names for the column is used.
SET lock_timeout = '50ms';

BEGIN;
DO $$
BEGIN
  IF to_regclass('accounts_data') IS NULL THEN
    ALTER TABLE accounts RENAME COLUMN login TO email;
    ALTER TABLE accounts RENAME TO accounts_data;
    CREATE VIEW accounts AS SELECT id, email, email AS login, plan, note, created_at FROM accounts_data;
  END IF;
END
$$;
COMMIT;
