-- wrong-answer: sample, cancelled
-- Sales of cancelled orders are added; only their returns are left out.
WITH movements AS (
  SELECT o.region_id, l.product_id, l.quantity AS pieces, l.unit_price, o.placed_at AS moment
  FROM orders o
  JOIN order_lines l ON l.order_id = o.id
  UNION ALL
  SELECT o.region_id, l.product_id, -r.quantity, l.unit_price, r.returned_at
  FROM returns r
  JOIN order_lines l ON l.id = r.line_id
  JOIN orders o ON o.id = l.order_id
  WHERE o.status <> 'cancelled'
),
sellers AS (
  SELECT region_id, product_id, sum(pieces * unit_price) AS revenue
  FROM movements
  WHERE moment >= '2026-04-01' AND moment < '2026-07-01' AND product_id IS NOT NULL
  GROUP BY region_id, product_id
  HAVING sum(pieces * unit_price) > 0
),
numbered AS (
  SELECT *, row_number() OVER (PARTITION BY region_id ORDER BY revenue DESC) AS number
  FROM sellers
),
places AS (
  SELECT DISTINCT ON (region_id, revenue) region_id, revenue, number AS rank
  FROM numbered
  ORDER BY region_id, revenue, number
)
SELECT coalesce(g.name, '(unknown)') AS region, k.rank, n.product_id, p.name AS product, n.revenue
FROM numbered n
JOIN places k ON k.revenue = n.revenue AND k.region_id IS NOT DISTINCT FROM n.region_id
JOIN products p ON p.id = n.product_id
LEFT JOIN regions g ON g.id = n.region_id
WHERE k.rank <= 3
ORDER BY g.name, n.number;
