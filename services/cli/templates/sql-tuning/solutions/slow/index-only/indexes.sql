CREATE INDEX ON messages (lower(address));
