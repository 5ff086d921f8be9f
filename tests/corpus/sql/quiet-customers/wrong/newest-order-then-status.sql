-- wrong-answer: sample
-- The newest order of any status is taken first; a cancelled one then hides the older ones.
SELECT c.id AS customer_id, c.name, newest.placed_at::date AS last_order_on
FROM customers AS c
LEFT JOIN LATERAL (
  SELECT o.placed_at, o.status
  FROM orders AS o
  WHERE o.customer_id = c.id
  ORDER BY o.placed_at DESC
  LIMIT 1
) AS newest ON newest.status IS DISTINCT FROM 'cancelled'
WHERE c.closed_on IS NULL
  AND c.joined_on < DATE '2026-04-01'
  AND (newest.placed_at < TIMESTAMP '2026-04-01' OR newest.placed_at IS NULL)
ORDER BY last_order_on NULLS FIRST, customer_id;
