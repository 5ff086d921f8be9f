SET lock_timeout = '100ms';
ALTER TABLE parcels RENAME COLUMN ref TO code;
