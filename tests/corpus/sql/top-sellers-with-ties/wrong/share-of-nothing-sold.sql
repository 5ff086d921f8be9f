-- runtime-error: sample, nothing-left
-- The share that came back is divided by sales, which are zero for older orders.
WITH back AS (
  SELECT line_id, sum(quantity) FILTER (WHERE date_trunc('quarter', returned_at) = '2026-04-01') AS pieces
  FROM returns
  GROUP BY line_id
),
totals AS (
  SELECT
    g.name AS region,
    p.id AS product_id,
    p.name AS product,
    coalesce(sum(l.quantity * l.unit_price)
      FILTER (WHERE date_trunc('quarter', o.placed_at) = '2026-04-01'), 0) AS sold,
    coalesce(sum(b.pieces * l.unit_price), 0) AS returned
  FROM orders o
  LEFT JOIN regions g ON g.id = o.region_id
  JOIN order_lines l ON l.order_id = o.id
  JOIN products p ON p.id = l.product_id
  LEFT JOIN back b ON b.line_id = l.id
  WHERE o.status = ANY (ARRAY['placed', 'paid', 'shipped'])
  GROUP BY g.name, p.id
)
SELECT coalesce(t.region, '(unknown)') AS region, t.rank, t.product_id, t.product, t.revenue
FROM (
  SELECT *, rank() OVER w AS rank
  FROM (
    SELECT region, product_id, product, round(sold * (1 - returned / sold), 2) AS revenue
    FROM totals
  ) AS shares
  WHERE revenue > 0
  WINDOW w AS (PARTITION BY region ORDER BY revenue DESC)
) AS t
WHERE t.rank IN (1, 2, 3)
ORDER BY t.region NULLS LAST, t.rank, t.product;
