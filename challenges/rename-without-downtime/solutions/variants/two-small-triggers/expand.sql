SET lock_timeout = '80ms';

-- Checked while the table is locked: at this size that takes a few hundredths of a second.
ALTER TABLE accounts ADD COLUMN IF NOT EXISTS email text CHECK (email <> '');

CREATE OR REPLACE FUNCTION login_from_email() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.login := NEW.email;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION email_from_login() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.email := NEW.login;
  RETURN NEW;
END $$;

BEGIN;
CREATE OR REPLACE TRIGGER new_from_email BEFORE INSERT ON accounts FOR EACH ROW
  WHEN (NEW.login IS NULL) EXECUTE FUNCTION login_from_email();
CREATE OR REPLACE TRIGGER new_from_login BEFORE INSERT ON accounts FOR EACH ROW
  WHEN (NEW.email IS NULL) EXECUTE FUNCTION email_from_login();
CREATE OR REPLACE TRIGGER changed_email BEFORE UPDATE OF email ON accounts FOR EACH ROW
  WHEN (NEW.email IS DISTINCT FROM OLD.email) EXECUTE FUNCTION login_from_email();
CREATE OR REPLACE TRIGGER changed_login BEFORE UPDATE OF login ON accounts FOR EACH ROW
  WHEN (NEW.login IS DISTINCT FROM OLD.login) EXECUTE FUNCTION email_from_login();
COMMIT;

DO $$
DECLARE
  changed integer;
BEGIN
  LOOP
    UPDATE accounts SET email = login
    WHERE id IN (SELECT id FROM accounts WHERE email IS NULL LIMIT 2500);
    GET DIAGNOSTICS changed = ROW_COUNT;
    COMMIT;
    EXIT WHEN changed = 0;
  END LOOP;
END
$$;

SET lock_timeout = 0;
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS accounts_email_once ON accounts (email);
