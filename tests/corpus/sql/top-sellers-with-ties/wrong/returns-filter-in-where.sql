-- wrong-answer: sample, late-returns
-- The returns of other quarters are filtered in WHERE and take their lines along.
WITH back AS (
  SELECT line_id, date_trunc('quarter', returned_at) AS quarter, sum(quantity) AS pieces
  FROM returns
  GROUP BY 1, 2
),
sellers AS (
  SELECT
    o.region_id,
    p.id AS product_id,
    p.name AS product,
    sum(CASE date_trunc('quarter', o.placed_at) WHEN '2026-04-01' THEN l.quantity ELSE 0 END * l.unit_price)
    - sum(coalesce(b.pieces, 0) * l.unit_price) AS revenue
  FROM orders o
  JOIN order_lines l ON l.order_id = o.id
  JOIN products p ON p.id = l.product_id
  LEFT JOIN back b ON b.line_id = l.id
  WHERE o.status <> 'cancelled'
    AND (b.quarter = '2026-04-01' OR b.quarter IS NULL)
  GROUP BY o.region_id, p.id
),
ranked AS (
  SELECT *, rank() OVER (PARTITION BY region_id ORDER BY revenue DESC) AS rank
  FROM sellers
  WHERE revenue > 0
)
SELECT coalesce(g.name, '(unknown)') AS region, k.rank, k.product_id, k.product, k.revenue
FROM ranked k
LEFT JOIN regions g ON g.id = k.region_id
WHERE k.rank <= 3
ORDER BY g.name, k.rank;
