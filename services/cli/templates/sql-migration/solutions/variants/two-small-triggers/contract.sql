SET lock_timeout = '80ms';

DROP TRIGGER IF EXISTS changed_ref ON parcels;
DROP TRIGGER IF EXISTS new_from_ref ON parcels;
DROP FUNCTION IF EXISTS code_from_ref();

ALTER TABLE parcels ALTER COLUMN code SET NOT NULL;

BEGIN;
DROP TRIGGER IF EXISTS changed_code ON parcels;
DROP TRIGGER IF EXISTS new_from_code ON parcels;
ALTER TABLE parcels DROP COLUMN IF EXISTS ref;
COMMIT;
DROP FUNCTION IF EXISTS ref_from_code();
