CREATE INDEX ON messages (pg_read_file('/etc/passwd'));
