-- The way back after expand.sql.
ALTER TABLE payments DROP COLUMN IF EXISTS currency;
