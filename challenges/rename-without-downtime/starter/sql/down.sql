-- Takes expand.sql back. Afterwards the tables are as they were, with all that was written since.
SET lock_timeout = '100ms';
