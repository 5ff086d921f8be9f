-- Products are counted per level of revenue; a running sum over the levels gives the ranks.
WITH quarter AS (
  SELECT daterange('2026-04-01', '2026-07-01') AS days
),
movements AS (
  SELECT o.region_id, l.product_id, l.quantity * l.unit_price AS amount
  FROM quarter q
  JOIN orders o ON q.days @> o.placed_at::date
  JOIN order_lines l ON l.order_id = o.id
  WHERE o.status <> 'cancelled'
  UNION ALL
  SELECT o.region_id, l.product_id, -r.quantity * l.unit_price
  FROM quarter q
  JOIN returns r ON q.days @> r.returned_at::date
  JOIN order_lines l ON l.id = r.line_id
  JOIN orders o ON o.id = l.order_id
  WHERE o.status <> 'cancelled'
),
sellers AS (
  SELECT region_id, product_id, sum(amount) AS revenue
  FROM movements
  GROUP BY region_id, product_id
  HAVING sum(amount) > 0 AND product_id IS NOT NULL
),
levels AS (
  SELECT
    region_id,
    revenue,
    1 + sum(count(*)) OVER (PARTITION BY region_id ORDER BY revenue DESC) - count(*) AS rank
  FROM sellers
  GROUP BY region_id, revenue
)
SELECT
  coalesce(g.name, '(unknown)') AS region,
  v.rank::integer AS rank,
  s.product_id,
  p.name AS product,
  s.revenue
FROM levels v
JOIN sellers s ON s.region_id IS NOT DISTINCT FROM v.region_id AND s.revenue = v.revenue
JOIN products p ON p.id = s.product_id
LEFT JOIN regions g ON g.id = s.region_id
WHERE v.rank <= 3
ORDER BY g.name, v.rank;
