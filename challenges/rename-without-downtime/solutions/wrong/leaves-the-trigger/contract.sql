SET lock_timeout = '100ms';

BEGIN;
ALTER TABLE accounts DROP COLUMN IF EXISTS login;
ALTER TABLE accounts ALTER COLUMN email SET NOT NULL;
ALTER TABLE accounts DROP CONSTRAINT IF EXISTS accounts_email_given;
COMMIT;
