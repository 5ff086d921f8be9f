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

-- Every write gives up after a moment and tries again, until the table is free: it is never refused.
CREATE OR REPLACE FUNCTION accounts_write() RETURNS trigger LANGUAGE plpgsql SET lock_timeout = '30ms' AS $$
BEGIN
  LOOP
    BEGIN
      LOCK TABLE accounts_store IN ROW EXCLUSIVE MODE;
      EXIT;
    EXCEPTION WHEN lock_not_available THEN
      NULL;
    END;
  END LOOP;
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

-- Readers may, writers wait: for as long as this takes.
BEGIN;
LOCK TABLE accounts_store IN SHARE MODE;
DO $$ BEGIN WHILE clock_timestamp() < now() + interval '4 seconds' LOOP END LOOP; END $$;
COMMIT;
