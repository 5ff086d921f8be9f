-- wrong-answer: sample, single-row
-- <> NULL is never true, so nothing is left.
WITH movements AS (
  SELECT o.region_id, l.product_id, l.quantity * l.unit_price AS amount
  FROM orders o, order_lines l
  WHERE l.order_id = o.id
    AND o.status <> 'cancelled'
    AND (o.placed_at, o.placed_at) OVERLAPS (TIMESTAMP '2026-04-01', TIMESTAMP '2026-07-01')
  UNION ALL
  SELECT o.region_id, l.product_id, 0 - r.quantity * l.unit_price
  FROM orders o, order_lines l, returns r
  WHERE l.order_id = o.id
    AND r.line_id = l.id
    AND o.status <> 'cancelled'
    AND (r.returned_at, r.returned_at) OVERLAPS (TIMESTAMP '2026-04-01', TIMESTAMP '2026-07-01')
),
sellers AS (
  SELECT region_id, product_id, sum(amount) AS revenue
  FROM movements
  WHERE product_id <> NULL
  GROUP BY 1, 2
  HAVING sum(amount) > 0
),
boards AS (
  SELECT region_id, array_agg(revenue ORDER BY revenue DESC) AS revenues
  FROM sellers
  GROUP BY region_id
)
SELECT
  coalesce(g.name, '(unknown)') AS region,
  array_position(b.revenues, s.revenue) AS rank,
  s.product_id,
  p.name AS product,
  s.revenue
FROM sellers s
JOIN boards b ON b.region_id IS NOT DISTINCT FROM s.region_id
JOIN products p ON p.id = s.product_id
LEFT JOIN regions g ON g.id = s.region_id
WHERE array_position(b.revenues, s.revenue) <= 3
ORDER BY g.name, 2;
