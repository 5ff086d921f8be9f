SET lock_timeout = '80ms';

BEGIN;
DROP TRIGGER IF EXISTS changed_code ON parcels;
DROP TRIGGER IF EXISTS changed_ref ON parcels;
DROP TRIGGER IF EXISTS new_from_code ON parcels;
DROP TRIGGER IF EXISTS new_from_ref ON parcels;
ALTER TABLE parcels DROP COLUMN IF EXISTS code;
DROP FUNCTION IF EXISTS code_from_ref();
DROP FUNCTION IF EXISTS ref_from_code();
COMMIT;
