-- The column gets its new name at once, and a view with both names takes the table's place.
SET lock_timeout = '100ms';

BEGIN;
DO $$
BEGIN
  IF to_regclass('parcels_store') IS NULL THEN
    ALTER TABLE parcels RENAME TO parcels_store;
    ALTER TABLE parcels_store RENAME COLUMN ref TO code;
  END IF;
END $$;

CREATE OR REPLACE VIEW parcels AS
SELECT id, code, code AS ref, note FROM parcels_store;
ALTER VIEW parcels ALTER COLUMN note SET DEFAULT '';

CREATE OR REPLACE FUNCTION parcels_write() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM parcels_store WHERE id = OLD.id;
    RETURN OLD;
  ELSIF TG_OP = 'INSERT' THEN
    INSERT INTO parcels_store (id, code, note) VALUES (NEW.id, coalesce(NEW.code, NEW.ref), NEW.note);
    RETURN NEW;
  END IF;
  UPDATE parcels_store
     SET id = NEW.id,
         code = CASE WHEN NEW.ref IS DISTINCT FROM OLD.ref THEN NEW.ref ELSE NEW.code END,
         note = NEW.note
   WHERE id = OLD.id;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER parcels_write INSTEAD OF INSERT OR UPDATE OR DELETE ON parcels
  FOR EACH ROW EXECUTE FUNCTION parcels_write();
COMMIT;
