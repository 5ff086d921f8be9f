SET lock_timeout = '100ms';

BEGIN;
DROP TRIGGER IF EXISTS accounts_copy ON accounts;
DROP FUNCTION IF EXISTS accounts_copy();
ALTER TABLE accounts DROP COLUMN IF EXISTS email;
COMMIT;
