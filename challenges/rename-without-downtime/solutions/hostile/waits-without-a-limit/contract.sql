SET lock_timeout = '100ms';

BEGIN;
DROP TRIGGER IF EXISTS accounts_both_names ON accounts;
DROP TRIGGER IF EXISTS accounts_patience ON accounts;
ALTER TABLE accounts DROP COLUMN IF EXISTS login;
-- The rule that was checked before says that no row need be looked at.
ALTER TABLE accounts ALTER COLUMN email SET NOT NULL;
ALTER TABLE accounts DROP CONSTRAINT IF EXISTS accounts_email_given;
COMMIT;

DROP FUNCTION IF EXISTS accounts_both_names();
DROP FUNCTION IF EXISTS accounts_patience();
