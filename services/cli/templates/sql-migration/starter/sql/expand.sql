-- Afterwards both programs work.
ALTER TABLE parcels RENAME COLUMN ref TO code;
