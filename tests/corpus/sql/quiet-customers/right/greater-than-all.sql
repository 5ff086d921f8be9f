-- The cut-off is later than ALL counting orders.
WITH latest AS (
  SELECT customer_id, max(placed_at::date) AS last_order_on
  FROM orders
  WHERE status IS DISTINCT FROM 'cancelled'
  GROUP BY customer_id
)
SELECT c.id AS customer_id, c.name, l.last_order_on
FROM customers AS c
LEFT JOIN latest AS l ON l.customer_id = c.id
WHERE c.closed_on IS NULL
  AND DATE '2026-04-01' > c.joined_on
  AND TIMESTAMP '2026-04-01' > ALL (
    SELECT o.placed_at
    FROM orders AS o
    WHERE o.customer_id = c.id
      AND o.status IS DISTINCT FROM 'cancelled'
  )
ORDER BY l.last_order_on NULLS FIRST, c.id;
