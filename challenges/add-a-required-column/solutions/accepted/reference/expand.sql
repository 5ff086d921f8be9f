-- A constant default is stored once: no row is written.
ALTER TABLE payments ADD COLUMN IF NOT EXISTS currency text NOT NULL DEFAULT 'EUR';
