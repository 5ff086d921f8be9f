-- ROW_NUMBER picks the newest counting order.
WITH ranked AS (
  SELECT
    customer_id,
    placed_at,
    row_number() OVER (PARTITION BY customer_id ORDER BY placed_at DESC, id DESC) AS place
  FROM orders
  WHERE status IS DISTINCT FROM 'cancelled'
)
SELECT c.id AS customer_id, c.name, r.placed_at::date AS last_order_on
FROM customers AS c
LEFT JOIN ranked AS r ON r.customer_id = c.id AND r.place = 1
WHERE c.closed_on IS NULL
  AND c.joined_on < DATE '2026-04-01'
  AND (r.placed_at >= TIMESTAMP '2026-04-01') IS NOT TRUE
ORDER BY last_order_on NULLS FIRST, customer_id;
