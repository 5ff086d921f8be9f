SET lock_timeout = '50ms';

BEGIN;
DO $$
BEGIN
  IF to_regclass('accounts_data') IS NOT NULL THEN
    DROP VIEW accounts;
    ALTER TABLE accounts_data RENAME TO accounts;
    ALTER TABLE accounts RENAME COLUMN email TO login;
  END IF;
END
$$;
COMMIT;
