SET lock_timeout = '100ms';

BEGIN;
DO $$
BEGIN
  IF to_regclass('accounts_rows') IS NOT NULL THEN
    DROP VIEW accounts;
    ALTER TABLE accounts_rows RENAME TO accounts;
    ALTER TABLE accounts RENAME COLUMN email TO login;
  END IF;
END $$;
COMMIT;
