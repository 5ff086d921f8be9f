-- wrong-answer: everyday, repeats
-- The product's returns are joined to each of its lines and subtracted as often.
WITH live AS (
  SELECT o.region_id, o.placed_at, l.id, l.product_id, l.quantity, l.unit_price
  FROM orders o
  JOIN order_lines l ON l.order_id = o.id
  WHERE o.status <> 'cancelled' AND l.product_id IS NOT NULL
),
back AS (
  SELECT v.region_id, v.product_id, sum(r.quantity * v.unit_price) AS amount
  FROM live v
  JOIN returns r ON r.line_id = v.id
  WHERE r.returned_at >= '2026-04-01' AND r.returned_at < '2026-07-01'
  GROUP BY v.region_id, v.product_id
),
sellers AS (
  SELECT v.region_id, v.product_id, sum(v.quantity * v.unit_price - coalesce(b.amount, 0)) AS revenue
  FROM live v
  LEFT JOIN back b
    ON b.region_id IS NOT DISTINCT FROM v.region_id AND b.product_id = v.product_id
  WHERE v.placed_at >= '2026-04-01' AND v.placed_at < '2026-07-01'
  GROUP BY v.region_id, v.product_id
),
ranked AS (
  SELECT *, rank() OVER (PARTITION BY region_id ORDER BY revenue DESC) AS rank
  FROM sellers
  WHERE revenue > 0
)
SELECT coalesce(g.name, '(unknown)') AS region, k.rank, k.product_id, p.name AS product, k.revenue
FROM ranked k
JOIN products p ON p.id = k.product_id
LEFT JOIN regions g ON g.id = k.region_id
WHERE k.rank <= 3
ORDER BY g.name NULLS LAST, k.rank;
