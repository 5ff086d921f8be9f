SET lock_timeout = '100ms';

ALTER TABLE payments ADD COLUMN IF NOT EXISTS currency text;
ALTER TABLE payments ALTER COLUMN currency SET DEFAULT 'EUR';

-- Old rows, a few at a time, each part in a transaction of its own.
DO $$
DECLARE
  done bigint := 0;
  upto bigint;
BEGIN
  LOOP
    SELECT max(id) INTO upto FROM (SELECT id FROM payments WHERE id > done ORDER BY id LIMIT 1000) AS part;
    EXIT WHEN upto IS NULL;
    UPDATE payments SET currency = 'EUR' WHERE id > done AND id <= upto AND currency IS NULL;
    COMMIT;
    done := upto;
  END LOOP;
END $$;

-- The checked rule spares SET NOT NULL its look at every row.
ALTER TABLE payments DROP CONSTRAINT IF EXISTS payments_currency_given;
ALTER TABLE payments ADD CONSTRAINT payments_currency_given CHECK (currency IS NOT NULL) NOT VALID;
ALTER TABLE payments VALIDATE CONSTRAINT payments_currency_given;
ALTER TABLE payments ALTER COLUMN currency SET NOT NULL;
ALTER TABLE payments DROP CONSTRAINT payments_currency_given;
