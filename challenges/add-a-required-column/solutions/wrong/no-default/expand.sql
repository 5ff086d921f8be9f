ALTER TABLE payments ADD COLUMN IF NOT EXISTS currency text;
UPDATE payments SET currency = 'EUR' WHERE currency IS NULL;
ALTER TABLE payments ALTER COLUMN currency SET NOT NULL;
