SELECT m.id AS message_id, m.received_at, m.subject
  FROM messages AS m
 WHERE lower(m.address) = lower($1)
   AND m.received_at >= CAST($2 AS date)
 ORDER BY 2 DESC, 1 DESC
 FETCH FIRST 10 ROWS ONLY;
