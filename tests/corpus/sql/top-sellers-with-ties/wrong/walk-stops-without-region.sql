-- wrong-answer: unknown-region
-- The recursion compares regions with =, so the walk through the unknown one ends at once.
WITH RECURSIVE movements AS (
  SELECT o.region_id, l.product_id, l.quantity * l.unit_price AS amount
  FROM orders o
  JOIN order_lines l ON l.order_id = o.id
  WHERE o.status <> 'cancelled'
    AND o.placed_at >= '2026-04-01' AND o.placed_at < '2026-07-01'
  UNION ALL
  SELECT o.region_id, l.product_id, -r.quantity * l.unit_price
  FROM returns r
  JOIN order_lines l ON l.id = r.line_id
  JOIN orders o ON o.id = l.order_id
  WHERE o.status <> 'cancelled'
    AND r.returned_at >= '2026-04-01' AND r.returned_at < '2026-07-01'
),
listed AS (
  SELECT
    region_id,
    product_id,
    sum(amount) AS revenue,
    row_number() OVER (PARTITION BY region_id ORDER BY sum(amount) DESC, product_id) AS number
  FROM movements
  WHERE product_id IS NOT NULL
  GROUP BY region_id, product_id
  HAVING sum(amount) > 0
),
walk AS (
  SELECT region_id, product_id, revenue, number, number AS rank
  FROM listed
  WHERE number = 1
  UNION ALL
  SELECT
    n.region_id, n.product_id, n.revenue, n.number,
    CASE WHEN n.revenue = w.revenue THEN w.rank ELSE n.number END
  FROM walk w
  JOIN listed n
    ON n.number = w.number + 1 AND n.region_id = w.region_id
  WHERE n.revenue = w.revenue OR n.number <= 3
)
SELECT coalesce(g.name, '(unknown)') AS region, w.rank, w.product_id, p.name AS product, w.revenue
FROM walk w
JOIN products p ON p.id = w.product_id
LEFT JOIN regions g ON g.id = w.region_id
ORDER BY g.name, w.rank;
