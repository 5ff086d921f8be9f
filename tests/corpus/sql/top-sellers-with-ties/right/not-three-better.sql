-- NOT EXISTS with OFFSET 2: there is no third better product in the region.
WITH movements AS (
  SELECT order_id, product_id, quantity * unit_price AS amount
  FROM order_lines
  WHERE order_id IN (
    SELECT id FROM orders WHERE placed_at >= '2026-04-01' AND placed_at < '2026-07-01'
  )
  UNION ALL
  SELECT l.order_id, l.product_id, -r.quantity * l.unit_price
  FROM order_lines l
  JOIN returns r ON r.line_id = l.id
  WHERE r.returned_at >= '2026-04-01' AND r.returned_at < '2026-07-01'
),
sellers AS (
  SELECT o.region_id, m.product_id, sum(m.amount) AS revenue
  FROM movements m
  JOIN orders o ON o.id = m.order_id
  WHERE o.id NOT IN (SELECT id FROM orders WHERE status = 'cancelled')
    AND m.product_id IS NOT NULL
  GROUP BY o.region_id, m.product_id
  HAVING sum(m.amount) > 0
)
SELECT
  coalesce((SELECT g.name FROM regions g WHERE g.id = s.region_id), '(unknown)') AS region,
  1 + (
    SELECT count(*)
    FROM sellers b
    WHERE b.region_id IS NOT DISTINCT FROM s.region_id AND b.revenue > s.revenue
  ) AS rank,
  s.product_id,
  (SELECT p.name FROM products p WHERE p.id = s.product_id) AS product,
  s.revenue
FROM sellers s
WHERE NOT EXISTS (
  SELECT 1
  FROM sellers b
  WHERE b.region_id IS NOT DISTINCT FROM s.region_id AND b.revenue > s.revenue
  OFFSET 2
)
ORDER BY s.region_id IS NULL, region, rank;
