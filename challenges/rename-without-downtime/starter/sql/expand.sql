-- Afterwards both programs work.
ALTER TABLE accounts RENAME COLUMN login TO email;
