-- EXCEPT takes the active ids away, then the rest is joined.
WITH quiet AS (
  SELECT id
  FROM customers
  WHERE closed_on IS NULL AND joined_on < DATE '2026-04-01'
  EXCEPT
  SELECT customer_id
  FROM orders
  WHERE placed_at >= TIMESTAMP '2026-04-01'
    AND status IS DISTINCT FROM 'cancelled'
),
last_orders AS (
  SELECT customer_id AS id, max(placed_at)::date AS last_order_on
  FROM orders
  WHERE status IS DISTINCT FROM 'cancelled'
  GROUP BY customer_id
)
SELECT id AS customer_id, name, last_order_on
FROM quiet
JOIN customers USING (id)
LEFT JOIN last_orders USING (id)
ORDER BY last_order_on NULLS FIRST, id;
