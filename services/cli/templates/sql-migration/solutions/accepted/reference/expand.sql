SET lock_timeout = '100ms';

ALTER TABLE parcels ADD COLUMN IF NOT EXISTS code text;

-- Whoever writes one name writes both.
CREATE OR REPLACE FUNCTION parcels_both_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.code := coalesce(NEW.code, NEW.ref);
    NEW.ref := coalesce(NEW.ref, NEW.code);
  ELSIF NEW.code IS DISTINCT FROM OLD.code THEN
    NEW.ref := NEW.code;
  ELSIF NEW.ref IS DISTINCT FROM OLD.ref THEN
    NEW.code := NEW.ref;
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER parcels_both_names BEFORE INSERT OR UPDATE ON parcels
  FOR EACH ROW EXECUTE FUNCTION parcels_both_names();

-- Old rows, a few at a time, each part in a transaction of its own.
DO $$
DECLARE
  done bigint := 0;
  upto bigint;
BEGIN
  LOOP
    SELECT max(id) INTO upto FROM (SELECT id FROM parcels WHERE id > done ORDER BY id LIMIT 1000) AS part;
    EXIT WHEN upto IS NULL;
    UPDATE parcels SET code = ref WHERE id > done AND id <= upto AND code IS NULL;
    COMMIT;
    done := upto;
  END LOOP;
END $$;

-- Rules are looked at in two steps, so that checking the rows keeps nobody out.
ALTER TABLE parcels DROP CONSTRAINT IF EXISTS parcels_code_check;
ALTER TABLE parcels ADD CONSTRAINT parcels_code_check CHECK (code <> '') NOT VALID;
ALTER TABLE parcels DROP CONSTRAINT IF EXISTS parcels_code_given;
ALTER TABLE parcels ADD CONSTRAINT parcels_code_given CHECK (code IS NOT NULL) NOT VALID;
ALTER TABLE parcels VALIDATE CONSTRAINT parcels_code_check;
ALTER TABLE parcels VALIDATE CONSTRAINT parcels_code_given;
