-- Afterwards the tables are as they shall be. The old program is gone by now.
SET lock_timeout = '100ms';
