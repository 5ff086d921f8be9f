CREATE INDEX ON messages (lower(address), received_at, id);
