-- presentation: everyday-large, ties
-- Within a region the rows stand by product instead of by rank.
WITH days AS (
  SELECT d::date AS day
  FROM generate_series(TIMESTAMP '2026-04-01', TIMESTAMP '2026-06-30', INTERVAL '1 day') AS d
),
movements AS (
  SELECT o.region_id, l.product_id, l.quantity * l.unit_price AS amount
  FROM days
  JOIN orders o ON o.placed_at::date = days.day
  JOIN order_lines l ON l.order_id = o.id
  WHERE o.status <> 'cancelled'
  UNION ALL
  SELECT o.region_id, l.product_id, -r.quantity * l.unit_price
  FROM days
  JOIN returns r ON r.returned_at::date = days.day
  JOIN order_lines l ON l.id = r.line_id
  JOIN orders o ON o.id = l.order_id
  WHERE o.status <> 'cancelled'
),
ranked AS (
  SELECT
    m.region_id,
    p.id,
    p.name,
    round(sum(m.amount), 2) AS revenue,
    rank() OVER (PARTITION BY m.region_id ORDER BY sum(m.amount) DESC) AS rank
  FROM movements m
  JOIN products p ON p.id = m.product_id
  GROUP BY m.region_id, p.id, p.name
  HAVING sum(m.amount) > 0
)
SELECT
  CASE WHEN k.region_id IS NULL THEN '(unknown)' ELSE g.name END AS region,
  k.rank,
  k.id AS product_id,
  k.name AS product,
  k.revenue
FROM regions g
RIGHT JOIN ranked k ON k.region_id = g.id
WHERE k.rank <= 3
ORDER BY g.name, k.name;
