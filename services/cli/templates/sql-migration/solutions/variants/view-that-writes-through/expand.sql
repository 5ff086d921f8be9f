-- A view of one table is written through by itself, whichever of the two names is used.
SET lock_timeout = '50ms';

BEGIN;
DO $$
BEGIN
  IF to_regclass('parcels_data') IS NULL THEN
    ALTER TABLE parcels RENAME COLUMN ref TO code;
    ALTER TABLE parcels RENAME TO parcels_data;
    CREATE VIEW parcels AS SELECT id, code, code AS ref, note FROM parcels_data;
  END IF;
END $$;
COMMIT;
