-- Columns are renamed so that NATURAL JOIN finds the keys.
WITH o AS (
  SELECT id AS order_id, region_id, placed_at FROM orders WHERE status <> 'cancelled'
),
l AS (
  SELECT id AS line_id, order_id, product_id, quantity AS ordered, unit_price FROM order_lines
),
r AS (
  SELECT line_id, quantity AS returned
  FROM returns
  WHERE returned_at >= '2026-04-01' AND returned_at < '2026-07-01'
),
p AS (
  SELECT id AS product_id, name AS product FROM products
),
g AS (
  SELECT id AS region_id, name FROM regions
),
movements AS (
  SELECT region_id, product_id, ordered * unit_price AS amount
  FROM o NATURAL JOIN l
  WHERE placed_at >= '2026-04-01' AND placed_at < '2026-07-01'
  UNION ALL
  SELECT region_id, product_id, -returned * unit_price
  FROM o NATURAL JOIN l NATURAL JOIN r
),
sellers AS (
  SELECT region_id, product_id, product, sum(amount) AS revenue
  FROM movements NATURAL JOIN p
  GROUP BY region_id, product_id, product
),
ranked AS (
  SELECT *, rank() OVER (PARTITION BY region_id ORDER BY revenue DESC) AS rank
  FROM sellers
  WHERE revenue > 0
)
SELECT coalesce(name, '(unknown)') AS region, rank, product_id, product, revenue
FROM ranked NATURAL LEFT JOIN g
WHERE rank BETWEEN 1 AND 3
ORDER BY name, rank;
