-- The first element of an array of moments, newest first.
WITH histories AS (
  SELECT customer_id, array_agg(placed_at ORDER BY placed_at DESC) AS moments
  FROM orders
  WHERE status IS NULL OR status IN ('placed', 'paid', 'shipped')
  GROUP BY customer_id
)
SELECT c.id AS customer_id, c.name, (h.moments)[1]::date AS last_order_on
FROM customers AS c
LEFT JOIN histories AS h ON h.customer_id = c.id
WHERE c.closed_on IS NULL
  AND c.joined_on < '2026-04-01'
  AND ((h.moments)[1] < '2026-04-01' OR h.moments IS NULL)
ORDER BY last_order_on NULLS FIRST, customer_id;
