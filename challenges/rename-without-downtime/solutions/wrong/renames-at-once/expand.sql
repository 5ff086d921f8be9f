SET lock_timeout = '100ms';
ALTER TABLE accounts RENAME COLUMN login TO email;
