-- runtime-error: duplicates
-- The order at the latest moment is looked up as if there were only one.
WITH valid AS (
  SELECT customer_id, placed_at FROM orders WHERE status IS DISTINCT FROM 'cancelled'
),
latest AS (
  SELECT customer_id, max(placed_at) AS newest FROM valid GROUP BY customer_id
)
SELECT
  c.id AS customer_id,
  c.name,
  (SELECT v.placed_at::date
   FROM valid v
   WHERE v.customer_id = c.id
     AND v.placed_at = l.newest) AS last_order_on
FROM customers c
LEFT JOIN latest l ON l.customer_id = c.id
WHERE c.closed_on IS NULL
  AND c.joined_on < '2026-04-01'
  AND (l.newest IS NULL OR l.newest < '2026-04-01')
ORDER BY last_order_on NULLS FIRST, customer_id;
