WITH newest AS (
  SELECT id, received_at, subject
    FROM messages
   WHERE lower(address) = lower($1) AND received_at >= $2::date
   ORDER BY received_at DESC, id DESC
   LIMIT 10
)
SELECT id AS message_id, received_at, subject FROM newest ORDER BY received_at DESC, id DESC;
