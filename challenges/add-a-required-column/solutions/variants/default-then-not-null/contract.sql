-- Runs while only the new program works. It always gives the currency, so the default can go.
ALTER TABLE payments ALTER COLUMN currency DROP DEFAULT;
