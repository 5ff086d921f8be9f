-- Customers and orders stacked with UNION ALL, then one GROUP BY and no join at all.
WITH events (customer_id, name, candidate, placed_at) AS (
  SELECT id, name, closed_on IS NULL AND joined_on < '2026-04-01', NULL::timestamp
  FROM customers
  UNION ALL
  SELECT customer_id, NULL, NULL, placed_at
  FROM orders
  WHERE status IS DISTINCT FROM 'cancelled'
)
SELECT customer_id, max(name) AS name, max(placed_at)::date AS last_order_on
FROM events
GROUP BY customer_id
HAVING bool_and(candidate)
  AND count(*) FILTER (WHERE placed_at >= '2026-04-01') = 0
ORDER BY last_order_on NULLS FIRST, customer_id;
