-- wrong-answer: everyday, partial-returns
-- Only the latest return of each line is subtracted.
WITH back AS (
  SELECT DISTINCT ON (line_id) line_id, quantity
  FROM returns
  WHERE returned_at >= '2026-04-01' AND returned_at < '2026-07-01'
  ORDER BY line_id, returned_at DESC, id DESC
),
totals AS (
  SELECT
    o.region_id,
    l.product_id,
    coalesce(sum(l.quantity * l.unit_price)
      FILTER (WHERE o.placed_at >= '2026-04-01' AND o.placed_at < '2026-07-01'), 0)
    - coalesce(sum(b.quantity * l.unit_price), 0) AS revenue
  FROM orders o
  JOIN order_lines l ON l.order_id = o.id
  LEFT JOIN back b ON b.line_id = l.id
  WHERE o.status <> 'cancelled' AND l.product_id IS NOT NULL
  GROUP BY o.region_id, l.product_id
),
ranked AS (
  SELECT *, rank() OVER (PARTITION BY region_id ORDER BY revenue DESC) AS rank
  FROM totals
  WHERE revenue > 0
)
SELECT coalesce(g.name, '(unknown)') AS region, k.rank, k.product_id, p.name AS product, k.revenue
FROM ranked k
JOIN products p ON p.id = k.product_id
LEFT JOIN regions g ON g.id = k.region_id
WHERE k.rank <= 3
ORDER BY g.name, k.rank;
