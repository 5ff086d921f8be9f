SET lock_timeout = '100ms';

BEGIN;
DROP TRIGGER IF EXISTS accounts_both_names ON accounts;
DROP TRIGGER IF EXISTS accounts_patience ON accounts;
-- Its index and its rules go with it; the old name has all that was written.
ALTER TABLE accounts DROP COLUMN IF EXISTS email;
COMMIT;

DROP FUNCTION IF EXISTS accounts_both_names();
DROP FUNCTION IF EXISTS accounts_patience();
