-- wrong-answer: sample, everyday
-- Products are ranked by what was sold, before returns.
WITH parts AS (
  SELECT
    coalesce(g.name, '(unknown)') AS region,
    l.id AS line_id, l.product_id, l.quantity, l.unit_price, o.placed_at
  FROM orders o
  JOIN order_lines l ON l.order_id = o.id
  LEFT JOIN regions g ON g.id = o.region_id
  WHERE o.status <> 'cancelled' AND l.product_id IS NOT NULL
),
sold AS (
  SELECT region, product_id, sum(quantity * unit_price) AS plus
  FROM parts
  WHERE placed_at <@ tsrange('2026-04-01', '2026-07-01')
  GROUP BY region, product_id
),
back AS (
  SELECT region, product_id, sum(r.quantity * unit_price) AS minus
  FROM parts
  JOIN returns r USING (line_id)
  WHERE r.returned_at <@ tsrange('2026-04-01', '2026-07-01')
  GROUP BY region, product_id
),
sellers AS (
  SELECT region, product_id, coalesce(plus, 0) - coalesce(minus, 0) AS revenue, plus
  FROM sold
  FULL JOIN back USING (region, product_id)
),
ranked AS (
  SELECT *, rank() OVER (PARTITION BY region ORDER BY plus DESC NULLS LAST) AS rank
  FROM sellers
  WHERE revenue > 0
)
SELECT k.region, k.rank, k.product_id, p.name AS product, k.revenue
FROM ranked k
JOIN products p ON p.id = k.product_id
WHERE k.rank <= 3
ORDER BY k.region = '(unknown)', k.region, k.rank;
