-- wrong-answer: duplicates
-- RANK instead of ROW_NUMBER: several latest orders at one moment give several rows.
WITH ranked AS (
  SELECT
    customer_id,
    placed_at,
    rank() OVER (PARTITION BY customer_id ORDER BY placed_at DESC) AS place
  FROM orders
  WHERE status IS DISTINCT FROM 'cancelled'
)
SELECT c.id AS customer_id, c.name, r.placed_at::date AS last_order_on
FROM customers c
LEFT JOIN ranked r ON r.customer_id = c.id AND r.place = 1
WHERE c.closed_on IS NULL
  AND c.joined_on < '2026-04-01'
  AND (r.placed_at IS NULL OR r.placed_at < '2026-04-01')
ORDER BY last_order_on NULLS FIRST, customer_id;
