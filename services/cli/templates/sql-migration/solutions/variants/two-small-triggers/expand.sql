SET lock_timeout = '80ms';

-- Checked while the table is locked: at this size that takes a few hundredths of a second.
ALTER TABLE parcels ADD COLUMN IF NOT EXISTS code text CHECK (code <> '');

CREATE OR REPLACE FUNCTION ref_from_code() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.ref := NEW.code;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION code_from_ref() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.code := NEW.ref;
  RETURN NEW;
END $$;

BEGIN;
CREATE OR REPLACE TRIGGER new_from_code BEFORE INSERT ON parcels FOR EACH ROW
  WHEN (NEW.ref IS NULL) EXECUTE FUNCTION ref_from_code();
CREATE OR REPLACE TRIGGER new_from_ref BEFORE INSERT ON parcels FOR EACH ROW
  WHEN (NEW.code IS NULL) EXECUTE FUNCTION code_from_ref();
CREATE OR REPLACE TRIGGER changed_code BEFORE UPDATE OF code ON parcels FOR EACH ROW
  WHEN (NEW.code IS DISTINCT FROM OLD.code) EXECUTE FUNCTION ref_from_code();
CREATE OR REPLACE TRIGGER changed_ref BEFORE UPDATE OF ref ON parcels FOR EACH ROW
  WHEN (NEW.ref IS DISTINCT FROM OLD.ref) EXECUTE FUNCTION code_from_ref();
COMMIT;

DO $$
DECLARE
  changed integer;
BEGIN
  LOOP
    UPDATE parcels SET code = ref
    WHERE id IN (SELECT id FROM parcels WHERE code IS NULL LIMIT 2500);
    GET DIAGNOSTICS changed = ROW_COUNT;
    COMMIT;
    EXIT WHEN changed = 0;
  END LOOP;
END $$;
