-- login stays what it is, and email is only a copy of it, so it needs neither a rule nor an index of its own.
SET lock_timeout = '100ms';

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'accounts'::regclass AND attname = 'login' AND NOT attisdropped) THEN
    ALTER TABLE accounts ADD COLUMN IF NOT EXISTS email text;

    CREATE OR REPLACE FUNCTION accounts_copy() RETURNS trigger LANGUAGE plpgsql AS $copy$
    BEGIN
      IF TG_OP = 'INSERT' THEN
        NEW.login := coalesce(NEW.login, NEW.email);
      ELSIF NEW.email IS DISTINCT FROM OLD.email THEN
        NEW.login := NEW.email;
      END IF;
      NEW.email := NEW.login;
      RETURN NEW;
    END $copy$;

    CREATE OR REPLACE TRIGGER accounts_copy BEFORE INSERT OR UPDATE ON accounts
      FOR EACH ROW EXECUTE FUNCTION accounts_copy();
  END IF;
END $$;

DO $$
DECLARE
  low bigint := -1;
  high bigint;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = 'accounts'::regclass AND tgname = 'accounts_copy') THEN
    RETURN;
  END IF;
  LOOP
    SELECT max(id) INTO high FROM (SELECT id FROM accounts WHERE id > low ORDER BY id LIMIT 1000) AS part;
    EXIT WHEN high IS NULL;
    UPDATE accounts SET email = login WHERE id > low AND id <= high AND email IS NULL;
    COMMIT;
    low := high;
  END LOOP;
END $$;
