-- wrong-answer: sample, ties
-- LIMIT 3 cuts off products that earned as much as the third.
WITH movements AS (
  SELECT l.order_id, l.product_id, l.quantity * l.unit_price AS amount
  FROM order_lines l
  WHERE EXISTS (
    SELECT 1 FROM orders o
    WHERE o.id = l.order_id AND o.placed_at >= '2026-04-01' AND o.placed_at < '2026-07-01'
  )
  UNION ALL
  SELECT l.order_id, l.product_id, -r.quantity * l.unit_price
  FROM order_lines l
  JOIN returns r ON r.line_id = l.id
  WHERE r.returned_at >= '2026-04-01' AND r.returned_at < '2026-07-01'
),
sellers AS (
  SELECT o.region_id, p.id AS product_id, p.name AS product, sum(m.amount) AS revenue
  FROM movements m
  JOIN orders o ON o.id = m.order_id AND o.status IN ('placed', 'paid', 'shipped')
  JOIN products p ON p.id = m.product_id
  GROUP BY o.region_id, p.id
  HAVING sum(m.amount) > 0
)
SELECT coalesce(g.name, '(unknown)') AS region, top.rank, top.product_id, top.product, top.revenue
FROM (SELECT DISTINCT region_id FROM sellers) AS a
LEFT JOIN regions g ON g.id = a.region_id
CROSS JOIN LATERAL (
  SELECT rank() OVER (ORDER BY s.revenue DESC) AS rank, s.product_id, s.product, s.revenue
  FROM sellers s
  WHERE s.region_id IS NOT DISTINCT FROM a.region_id
  ORDER BY s.revenue DESC
  LIMIT 3
) AS top
ORDER BY (a.region_id IS NULL), g.name, top.rank;
