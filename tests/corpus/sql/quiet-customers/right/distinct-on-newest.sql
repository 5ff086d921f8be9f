-- DISTINCT ON keeps the newest counting order of each customer.
WITH newest AS (
  SELECT DISTINCT ON (customer_id) customer_id, placed_at
  FROM orders
  WHERE customer_id IS NOT NULL
    AND coalesce(status, 'delivered') <> 'cancelled'
  ORDER BY customer_id, placed_at DESC
)
SELECT c.id AS customer_id, c.name, n.placed_at::date AS last_order_on
FROM customers c
LEFT JOIN newest n ON n.customer_id = c.id
WHERE c.closed_on IS NULL
  AND c.joined_on < '2026-04-01'
  AND coalesce(n.placed_at, '-infinity') < '2026-04-01'
ORDER BY 3 NULLS FIRST, 1;
