-- The newest order is the one that no other follows: LEAD gives NULL.
WITH chained AS (
  SELECT
    customer_id,
    placed_at,
    lead(id) OVER (PARTITION BY customer_id ORDER BY placed_at, id) AS following
  FROM orders
  WHERE status IS DISTINCT FROM 'cancelled'
)
SELECT c.id AS customer_id, c.name, o.placed_at::date AS last_order_on
FROM (SELECT * FROM chained WHERE following IS NULL) AS o
RIGHT JOIN customers AS c ON c.id = o.customer_id
WHERE c.closed_on IS NULL
  AND c.joined_on < '2026-04-01'
  AND (o.placed_at IS NULL OR o.placed_at::date <= '2026-03-31')
ORDER BY last_order_on NULLS FIRST, customer_id;
