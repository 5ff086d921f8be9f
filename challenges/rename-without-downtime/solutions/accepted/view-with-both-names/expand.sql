-- The table gets its new name for the column at once, and a view with both names takes its place.
SET lock_timeout = '100ms';

BEGIN;
DO $$
BEGIN
  IF to_regclass('accounts_store') IS NULL THEN
    ALTER TABLE accounts RENAME TO accounts_store;
    ALTER TABLE accounts_store RENAME COLUMN login TO email;
  END IF;
END $$;

CREATE OR REPLACE VIEW accounts AS
SELECT id, email, email AS login, plan, note, created_at FROM accounts_store;
ALTER VIEW accounts ALTER COLUMN plan SET DEFAULT 'free';
ALTER VIEW accounts ALTER COLUMN note SET DEFAULT '';

CREATE OR REPLACE FUNCTION accounts_write() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM accounts_store WHERE id = OLD.id;
    RETURN OLD;
  ELSIF TG_OP = 'INSERT' THEN
    INSERT INTO accounts_store (id, email, plan, note, created_at)
    VALUES (NEW.id, coalesce(NEW.email, NEW.login), NEW.plan, NEW.note, NEW.created_at);
    RETURN NEW;
  END IF;
  UPDATE accounts_store
     SET id = NEW.id,
         email = CASE WHEN NEW.login IS DISTINCT FROM OLD.login THEN NEW.login ELSE NEW.email END,
         plan = NEW.plan, note = NEW.note, created_at = NEW.created_at
   WHERE id = OLD.id;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER accounts_write INSTEAD OF INSERT OR UPDATE OR DELETE ON accounts
  FOR EACH ROW EXECUTE FUNCTION accounts_write();
COMMIT;
