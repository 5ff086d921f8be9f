-- NOT IN over a list from which the guests were taken out.
WITH valid AS (
  SELECT customer_id, placed_at
  FROM orders
  WHERE customer_id IS NOT NULL
    AND status IS DISTINCT FROM 'cancelled'
)
SELECT
  id AS customer_id,
  name,
  (SELECT max(v.placed_at) FROM valid v WHERE v.customer_id = customers.id)::date AS last_order_on
FROM customers
WHERE closed_on IS NULL
  AND joined_on < '2026-04-01'
  AND id NOT IN (SELECT v.customer_id FROM valid v WHERE v.placed_at >= '2026-04-01')
ORDER BY last_order_on NULLS FIRST, id;
