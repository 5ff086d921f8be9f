-- Takes expand.sql back. Afterwards the table is as it was, with all that was written since.
SET lock_timeout = '100ms';
