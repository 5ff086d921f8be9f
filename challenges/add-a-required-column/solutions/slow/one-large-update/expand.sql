ALTER TABLE payments ADD COLUMN IF NOT EXISTS currency text;
ALTER TABLE payments ALTER COLUMN currency SET DEFAULT 'EUR';
UPDATE payments SET currency = 'EUR' WHERE currency IS NULL;
ALTER TABLE payments ALTER COLUMN currency SET NOT NULL;
