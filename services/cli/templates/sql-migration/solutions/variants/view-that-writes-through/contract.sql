SET lock_timeout = '50ms';

BEGIN;
DO $$
BEGIN
  IF to_regclass('parcels_data') IS NOT NULL THEN
    DROP VIEW parcels;
    ALTER TABLE parcels_data RENAME TO parcels;
  END IF;
END $$;
COMMIT;
