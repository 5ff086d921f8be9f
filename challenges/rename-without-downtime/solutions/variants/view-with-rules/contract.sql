-- The view goes with its rules.
SET lock_timeout = '100ms';

BEGIN;
DO $$
BEGIN
  IF to_regclass('accounts_rows') IS NOT NULL THEN
    DROP VIEW accounts;
    ALTER TABLE accounts_rows RENAME TO accounts;
    ALTER INDEX accounts_login RENAME TO accounts_email;
  END IF;
END $$;
COMMIT;
