-- wrong-answer: sample, ties
-- DISTINCT ON keeps one product of each rank.
WITH movements AS (
  SELECT o.region_id, l.product_id, l.quantity * l.unit_price AS amount
  FROM orders o
  JOIN order_lines l ON l.order_id = o.id
  WHERE o.status <> 'cancelled'
    AND NOT (o.placed_at < '2026-04-01' OR o.placed_at >= '2026-07-01')
  UNION ALL
  SELECT o.region_id, l.product_id, -r.quantity * l.unit_price
  FROM returns r
  JOIN order_lines l ON l.id = r.line_id
  JOIN orders o ON o.id = l.order_id
  WHERE o.status <> 'cancelled'
    AND NOT (r.returned_at < '2026-04-01' OR r.returned_at >= '2026-07-01')
),
known AS (
  SELECT
    g.name AS region, m.product_id, sum(m.amount) AS revenue,
    rank() OVER (PARTITION BY g.id ORDER BY sum(m.amount) DESC) AS rank
  FROM movements m
  JOIN regions g ON g.id = m.region_id
  WHERE m.product_id IS NOT NULL
  GROUP BY g.id, m.product_id
  HAVING sum(m.amount) > 0
),
unknown AS (
  SELECT
    '(unknown)' AS region, product_id, sum(amount) AS revenue,
    rank() OVER (ORDER BY sum(amount) DESC) AS rank
  FROM movements
  WHERE region_id IS NULL AND product_id IS NOT NULL
  GROUP BY product_id
  HAVING sum(amount) > 0
)
SELECT DISTINCT ON (k.part, k.region, k.rank)
  k.region, k.rank, k.product_id, p.name AS product, k.revenue
FROM (
  SELECT 1 AS part, * FROM known
  UNION ALL
  SELECT 2, * FROM unknown
) AS k
JOIN products p ON p.id = k.product_id
WHERE k.rank <= 3
ORDER BY k.part, k.region, k.rank;
