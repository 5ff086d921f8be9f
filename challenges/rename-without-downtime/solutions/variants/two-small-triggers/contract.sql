SET lock_timeout = '80ms';

DROP TRIGGER IF EXISTS changed_login ON accounts;
DROP TRIGGER IF EXISTS new_from_login ON accounts;
-- The function goes when the last trigger of it does; both triggers of the other are still needed while login is.
DROP FUNCTION IF EXISTS email_from_login();

ALTER TABLE accounts ALTER COLUMN email SET NOT NULL;

BEGIN;
DROP TRIGGER IF EXISTS changed_email ON accounts;
DROP TRIGGER IF EXISTS new_from_email ON accounts;
ALTER TABLE accounts DROP COLUMN IF EXISTS login;
COMMIT;
DROP FUNCTION IF EXISTS login_from_email();
