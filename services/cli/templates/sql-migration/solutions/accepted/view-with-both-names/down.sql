SET lock_timeout = '100ms';

BEGIN;
DO $$
BEGIN
  IF to_regclass('parcels_store') IS NOT NULL THEN
    DROP VIEW parcels;
    ALTER TABLE parcels_store RENAME TO parcels;
    ALTER TABLE parcels RENAME COLUMN code TO ref;
  END IF;
END $$;
DROP FUNCTION IF EXISTS parcels_write();
COMMIT;
