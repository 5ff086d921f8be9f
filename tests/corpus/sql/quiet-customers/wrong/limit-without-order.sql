-- wrong-answer: everyday, everyday-large
-- LIMIT 1 without ORDER BY takes any order of the customer, not the latest.
SELECT c.id AS customer_id, c.name, found.placed_at::date AS last_order_on
FROM customers c
LEFT JOIN LATERAL (
  SELECT o.placed_at
  FROM orders o
  WHERE o.customer_id = c.id
    AND o.status IS DISTINCT FROM 'cancelled'
  LIMIT 1
) AS found ON TRUE
WHERE c.closed_on IS NULL
  AND c.joined_on < '2026-04-01'
  AND NOT EXISTS (
    SELECT 1
    FROM orders o
    WHERE o.customer_id = c.id
      AND o.status IS DISTINCT FROM 'cancelled'
      AND o.placed_at >= '2026-04-01'
  )
ORDER BY last_order_on NULLS FIRST, customer_id;
