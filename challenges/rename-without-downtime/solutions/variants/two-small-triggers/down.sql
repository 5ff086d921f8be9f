SET lock_timeout = '80ms';

BEGIN;
DROP TRIGGER IF EXISTS changed_email ON accounts;
DROP TRIGGER IF EXISTS changed_login ON accounts;
DROP TRIGGER IF EXISTS new_from_email ON accounts;
DROP TRIGGER IF EXISTS new_from_login ON accounts;
ALTER TABLE accounts DROP COLUMN IF EXISTS email;
DROP FUNCTION IF EXISTS email_from_login();
DROP FUNCTION IF EXISTS login_from_email();
COMMIT;
