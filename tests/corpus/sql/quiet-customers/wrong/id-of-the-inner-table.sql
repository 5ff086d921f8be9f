-- wrong-answer: sample
-- The bare id in the subquery is the order's own, so nearly nobody has a recent order.
WITH latest AS (
  SELECT customer_id, max(placed_at)::date AS last_order_on
  FROM orders
  WHERE status IS DISTINCT FROM 'cancelled'
  GROUP BY customer_id
)
SELECT c.id AS customer_id, c.name, l.last_order_on
FROM customers c
LEFT JOIN latest l ON l.customer_id = c.id
WHERE c.closed_on IS NULL
  AND c.joined_on < '2026-04-01'
  AND NOT EXISTS (
    SELECT 1
    FROM orders
    WHERE customer_id = id
      AND placed_at >= '2026-04-01'
      AND status IS DISTINCT FROM 'cancelled'
  )
ORDER BY l.last_order_on NULLS FIRST, c.id;
