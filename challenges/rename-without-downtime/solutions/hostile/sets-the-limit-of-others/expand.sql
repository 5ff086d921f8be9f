SET lock_timeout = '100ms';

ALTER TABLE accounts ADD COLUMN IF NOT EXISTS email text;

-- Whoever writes one name writes both.
CREATE OR REPLACE FUNCTION accounts_both_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.email := coalesce(NEW.email, NEW.login);
    NEW.login := coalesce(NEW.login, NEW.email);
  ELSIF NEW.email IS DISTINCT FROM OLD.email THEN
    NEW.login := NEW.email;
  ELSIF NEW.login IS DISTINCT FROM OLD.login THEN
    NEW.email := NEW.login;
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER accounts_both_names BEFORE INSERT OR UPDATE ON accounts
  FOR EACH ROW EXECUTE FUNCTION accounts_both_names();

-- Whoever comes waits as long as it takes, and is never refused: in its own session, for good.
CREATE OR REPLACE FUNCTION accounts_patience() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SET lock_timeout = 0;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER accounts_patience BEFORE INSERT OR UPDATE ON accounts
  FOR EACH STATEMENT EXECUTE FUNCTION accounts_patience();

-- Rows that programs write are held for four seconds.
DO $$
BEGIN
  PERFORM 1 FROM accounts WHERE id % 5 = 0 FOR UPDATE;
  WHILE clock_timestamp() < now() + interval '4 seconds' LOOP END LOOP;
END $$;

-- Old rows, a few at a time, each part in a transaction of its own.
DO $$
DECLARE
  done bigint := 0;
  upto bigint;
BEGIN
  LOOP
    SELECT max(id) INTO upto FROM (SELECT id FROM accounts WHERE id > done ORDER BY id LIMIT 1000) AS part;
    EXIT WHEN upto IS NULL;
    UPDATE accounts SET email = login WHERE id > done AND id <= upto AND email IS NULL;
    COMMIT;
    done := upto;
  END LOOP;
END $$;

-- Rules are looked at in two steps, so that checking the rows keeps nobody out.
ALTER TABLE accounts DROP CONSTRAINT IF EXISTS accounts_email_check;
ALTER TABLE accounts ADD CONSTRAINT accounts_email_check CHECK (email <> '') NOT VALID;
ALTER TABLE accounts DROP CONSTRAINT IF EXISTS accounts_email_given;
ALTER TABLE accounts ADD CONSTRAINT accounts_email_given CHECK (email IS NOT NULL) NOT VALID;
ALTER TABLE accounts VALIDATE CONSTRAINT accounts_email_check;
ALTER TABLE accounts VALIDATE CONSTRAINT accounts_email_given;

-- It waits for older transactions, in nobody's way: here a short limit would only leave half an index.
SET lock_timeout = 0;
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS accounts_email ON accounts (email);
