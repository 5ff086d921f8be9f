CREATE INDEX by_address ON messages (lower(address), received_at DESC, id DESC) INCLUDE (subject);
