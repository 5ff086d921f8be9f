-- wrong-answer: sample
-- NULL in the list of NOT IN, which is then never true: no order counts.
WITH latest AS (
  SELECT customer_id, max(placed_at) AS placed_at
  FROM orders
  WHERE status NOT IN ('cancelled', NULL)
  GROUP BY customer_id
)
SELECT c.id AS customer_id, c.name, l.placed_at::date AS last_order_on
FROM customers c
LEFT JOIN latest l ON l.customer_id = c.id
WHERE c.closed_on IS NULL
  AND c.joined_on < '2026-04-01'
  AND (l.placed_at IS NULL OR l.placed_at < '2026-04-01')
ORDER BY last_order_on NULLS FIRST, c.id;
