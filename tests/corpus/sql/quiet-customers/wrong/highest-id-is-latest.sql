-- wrong-answer: everyday, everyday-large
-- The order with the highest id is taken for the latest one.
WITH latest AS (
  SELECT DISTINCT ON (customer_id) customer_id, placed_at
  FROM orders
  WHERE status IS DISTINCT FROM 'cancelled'
  ORDER BY customer_id, id DESC
)
SELECT c.id AS customer_id, c.name, l.placed_at::date AS last_order_on
FROM customers c
LEFT JOIN latest l ON l.customer_id = c.id
WHERE c.closed_on IS NULL
  AND c.joined_on < '2026-04-01'
  AND (l.placed_at IS NULL OR l.placed_at < '2026-04-01')
ORDER BY last_order_on NULLS FIRST, customer_id;
