SET lock_timeout = '100ms';

BEGIN;
DROP TRIGGER IF EXISTS parcels_both_names ON parcels;
ALTER TABLE parcels DROP COLUMN IF EXISTS ref;
-- The rule that was checked before says that no row need be looked at.
ALTER TABLE parcels ALTER COLUMN code SET NOT NULL;
ALTER TABLE parcels DROP CONSTRAINT IF EXISTS parcels_code_given;
COMMIT;

DROP FUNCTION IF EXISTS parcels_both_names();
