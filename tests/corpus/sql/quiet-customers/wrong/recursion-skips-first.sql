-- wrong-answer: single-row, never-ordered
-- The walk over the customers starts after the smallest id, so the first one is never looked at.
WITH RECURSIVE walk (id) AS (
  SELECT min(id) FROM customers WHERE id > (SELECT min(id) FROM customers)
  UNION ALL
  SELECT (SELECT min(c.id) FROM customers c WHERE c.id > w.id)
  FROM walk w
  WHERE w.id IS NOT NULL
),
latest AS (
  SELECT customer_id, max(placed_at) AS placed_at
  FROM orders
  WHERE status IS DISTINCT FROM 'cancelled'
  GROUP BY customer_id
)
SELECT c.id AS customer_id, c.name, l.placed_at::date AS last_order_on
FROM walk w
JOIN customers c ON c.id = w.id
LEFT JOIN latest l ON l.customer_id = c.id
WHERE c.closed_on IS NULL
  AND c.joined_on < '2026-04-01'
  AND (l.placed_at IS NULL OR l.placed_at < '2026-04-01')
ORDER BY last_order_on NULLS FIRST, customer_id;
