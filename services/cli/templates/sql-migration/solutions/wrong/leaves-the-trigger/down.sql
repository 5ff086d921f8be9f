SET lock_timeout = '100ms';

BEGIN;
DROP TRIGGER IF EXISTS parcels_both_names ON parcels;
-- Its rules go with it; the old name has all that was written.
ALTER TABLE parcels DROP COLUMN IF EXISTS code;
COMMIT;

DROP FUNCTION IF EXISTS parcels_both_names();
