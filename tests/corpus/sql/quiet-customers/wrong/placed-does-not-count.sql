-- wrong-answer: everyday, everyday-large
-- Orders that are merely placed, not yet paid, do not count.
SELECT c.id AS customer_id, c.name, newest.placed_at::date AS last_order_on
FROM customers c
LEFT JOIN LATERAL (
  SELECT o.placed_at
  FROM orders o
  WHERE o.customer_id = c.id
    AND (o.status IS NULL OR o.status IN ('paid', 'shipped'))
  ORDER BY o.placed_at DESC
  LIMIT 1
) newest ON TRUE
WHERE c.closed_on IS NULL
  AND c.joined_on < '2026-04-01'
  AND (newest.placed_at IS NULL OR newest.placed_at < '2026-04-01')
ORDER BY last_order_on NULLS FIRST, customer_id;
