-- wrong-answer: sample, ties
-- The three highest different revenues are kept, so worse ranks are listed.
WITH live AS (
  SELECT o.region_id, o.placed_at, l.id AS line_id, l.product_id, l.quantity, l.unit_price
  FROM order_lines l
  JOIN orders o ON o.id = l.order_id
  WHERE l.product_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM orders c WHERE c.id = l.order_id AND c.status = 'cancelled')
),
movements AS (
  SELECT region_id, product_id, quantity * unit_price AS amount
  FROM live
  WHERE placed_at >= DATE '2026-04-01' AND placed_at < DATE '2026-06-30' + 1
  UNION ALL
  SELECT n.region_id, n.product_id, -r.quantity * n.unit_price
  FROM live n
  JOIN returns r USING (line_id)
  WHERE returned_at >= DATE '2026-04-01' AND returned_at < DATE '2026-06-30' + 1
),
sellers AS (
  SELECT region_id, product_id, sum(amount) AS revenue
  FROM movements
  GROUP BY region_id, product_id
  HAVING sum(amount) > 0
)
SELECT
  coalesce(g.name, '(unknown)') AS region,
  rank() OVER (PARTITION BY s.region_id ORDER BY s.revenue DESC) AS rank,
  s.product_id,
  p.name AS product,
  s.revenue
FROM sellers s
JOIN products p ON p.id = s.product_id
LEFT JOIN regions g ON g.id = s.region_id
WHERE s.revenue IN (
  SELECT DISTINCT t.revenue
  FROM sellers t
  WHERE t.region_id IS NOT DISTINCT FROM s.region_id
  ORDER BY t.revenue DESC
  LIMIT 3
)
ORDER BY g.name, rank;
