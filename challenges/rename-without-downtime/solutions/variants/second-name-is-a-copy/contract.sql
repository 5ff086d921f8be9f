-- Drops the copy and gives its name to the column that was the truth all the time, with its rule and its index.
SET lock_timeout = '100ms';

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'accounts'::regclass AND attname = 'login' AND NOT attisdropped) THEN
    DROP TRIGGER IF EXISTS accounts_copy ON accounts;
    ALTER TABLE accounts DROP COLUMN email;
    ALTER TABLE accounts RENAME COLUMN login TO email;
    ALTER INDEX accounts_login RENAME TO accounts_email;
    DROP FUNCTION IF EXISTS accounts_copy();
  END IF;
END $$;
