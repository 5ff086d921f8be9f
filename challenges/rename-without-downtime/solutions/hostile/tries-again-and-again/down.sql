SET lock_timeout = '100ms';

BEGIN;
DO $$
BEGIN
  IF to_regclass('accounts_store') IS NOT NULL THEN
    DROP VIEW accounts;
    ALTER TABLE accounts_store RENAME TO accounts;
    ALTER TABLE accounts RENAME COLUMN email TO login;
  END IF;
END $$;
DROP FUNCTION IF EXISTS accounts_write();
COMMIT;
