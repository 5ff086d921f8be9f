-- Afterwards the table is as it shall be. The old program is gone by now.
SET lock_timeout = '100ms';
