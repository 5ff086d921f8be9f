CREATE INDEX messages_of_address ON messages (lower(address), received_at DESC, id DESC);
CREATE INDEX ON messages (received_at);
CREATE INDEX ON messages (seen);
CREATE INDEX ON messages (subject);
