CREATE INDEX messages_of_address ON messages (lower(address), received_at DESC, id DESC);
