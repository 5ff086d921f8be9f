CREATE INDEX messages_of_address ON messages (upper(address), received_at DESC, id DESC);
