-- wrong-answer: nothing-left
-- What was sold must be above zero, not what is left after returns.
WITH sold AS (
  SELECT o.region_id, l.product_id, sum(l.quantity * l.unit_price) AS amount
  FROM orders o
  JOIN order_lines l ON l.order_id = o.id
  WHERE o.status IN ('placed', 'paid', 'shipped')
    AND date_bin('91 days', o.placed_at, '2026-04-01') = '2026-04-01'
    AND l.product_id IS NOT NULL
  GROUP BY o.region_id, l.product_id
),
back AS (
  SELECT o.region_id, l.product_id, sum(r.quantity * l.unit_price) AS amount
  FROM returns r
  JOIN order_lines l ON l.id = r.line_id
  JOIN orders o ON o.id = l.order_id
  WHERE o.status IN ('placed', 'paid', 'shipped')
    AND date_bin('91 days', r.returned_at, '2026-04-01') = '2026-04-01'
  GROUP BY o.region_id, l.product_id
),
sellers AS (
  SELECT s.region_id, s.product_id, s.amount - coalesce(b.amount, 0) AS revenue
  FROM sold s
  LEFT JOIN back b
    ON b.product_id = s.product_id AND b.region_id IS NOT DISTINCT FROM s.region_id
  WHERE s.amount > 0
),
ranked AS (
  SELECT
    s.*,
    (SELECT count(*) + 1
       FROM sellers better
      WHERE better.region_id IS NOT DISTINCT FROM s.region_id
        AND better.revenue > s.revenue) AS rank
  FROM sellers s
)
SELECT coalesce(g.name, '(unknown)') AS region, k.rank, k.product_id, p.name AS product, k.revenue
FROM ranked k
JOIN products p ON p.id = k.product_id
LEFT JOIN regions g ON g.id = k.region_id
WHERE k.rank < 4
ORDER BY k.region_id IS NULL, g.name, k.rank;
