SET lock_timeout = '200ms';
DO $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM information_schema.columns WHERE table_name = 'payments' AND column_name = 'currency'
  ) THEN
    ALTER TABLE payments ADD COLUMN currency text DEFAULT 'EUR' NOT NULL;
  END IF;
END $$;
