-- presentation: sample
-- DESC puts the NULLs first, but also the newest day before the older ones.
WITH ranked AS (
  SELECT
    customer_id,
    placed_at,
    row_number() OVER (PARTITION BY customer_id ORDER BY placed_at DESC) AS place
  FROM orders
  WHERE status IS DISTINCT FROM 'cancelled'
)
SELECT c.id AS customer_id, c.name, r.placed_at::date AS last_order_on
FROM customers c
LEFT JOIN ranked r ON r.customer_id = c.id AND r.place = 1
WHERE c.closed_on IS NULL
  AND c.joined_on < '2026-04-01'
  AND (r.placed_at IS NULL OR r.placed_at < '2026-04-01')
ORDER BY last_order_on DESC, customer_id;
