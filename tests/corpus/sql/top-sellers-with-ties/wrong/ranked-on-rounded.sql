-- wrong-answer: sample, cents
-- Revenues are rounded before they are ranked, which makes ties.
WITH movements AS (
  SELECT o.region_id, l.product_id, l.quantity * l.unit_price AS amount
  FROM orders AS o
  JOIN order_lines AS l ON l.order_id = o.id
  WHERE o.status <> 'cancelled'
    AND o.placed_at >= make_date(2026, 4, 1)
    AND o.placed_at < make_date(2026, 7, 1)
  UNION ALL
  SELECT o.region_id, l.product_id, -r.quantity * l.unit_price
  FROM returns AS r
  JOIN order_lines AS l ON l.id = r.line_id
  JOIN orders AS o ON o.id = l.order_id
  WHERE o.status <> 'cancelled'
    AND r.returned_at >= make_date(2026, 4, 1)
    AND r.returned_at < make_date(2026, 7, 1)
),
sums AS (
  SELECT
    region_id,
    product_id,
    sum(amount) AS revenue,
    GROUPING(product_id) AS whole_region
  FROM movements
  GROUP BY GROUPING SETS ((region_id), (region_id, product_id))
),
ranked AS (
  SELECT
    s.region_id,
    p.id,
    p.name,
    s.revenue,
    rank() OVER (PARTITION BY s.region_id ORDER BY round(s.revenue) DESC) AS rank
  FROM sums AS s
  JOIN products AS p ON p.id = s.product_id
  WHERE s.whole_region = 0 AND s.revenue > 0
)
SELECT
  coalesce(g.name, '(unknown)') AS region,
  k.rank,
  k.id AS product_id,
  k.name AS product,
  k.revenue
FROM ranked AS k
LEFT JOIN regions AS g ON g.id = k.region_id
WHERE k.rank <= 3
ORDER BY g.name, k.rank, k.id DESC;
