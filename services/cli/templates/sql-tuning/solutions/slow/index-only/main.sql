SELECT m.id AS message_id, m.received_at, m.subject
  FROM messages m
 WHERE lower(m.address) = lower($1)
   AND m.received_at::date >= $2
 ORDER BY m.received_at DESC, m.id DESC
 LIMIT 10;
