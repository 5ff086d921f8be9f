-- LAST_VALUE with a frame that reaches to the end of the partition.
WITH marked AS (
  SELECT
    customer_id,
    placed_at,
    last_value(placed_at) OVER (
      PARTITION BY customer_id
      ORDER BY placed_at
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS newest
  FROM orders
  WHERE status IS DISTINCT FROM 'cancelled'
),
latest AS (
  SELECT customer_id, newest FROM marked GROUP BY customer_id, newest
)
SELECT c.id AS customer_id, c.name, l.newest::date AS last_order_on
FROM customers c
LEFT JOIN latest l ON l.customer_id = c.id
WHERE num_nulls(c.closed_on) = 1
  AND c.joined_on < '2026-04-01'
  AND (l.newest IS NULL OR l.newest + INTERVAL '3 months' < '2026-07-01')
ORDER BY last_order_on NULLS FIRST, customer_id;
