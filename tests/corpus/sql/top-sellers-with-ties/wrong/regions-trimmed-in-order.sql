-- presentation: names
-- Regions are sorted by trimmed names, which mixes rows of two regions.
WITH nets AS (
  SELECT
    o.region_id,
    l.product_id,
    l.unit_price * CASE WHEN o.placed_at::date BETWEEN '2026-04-01' AND '2026-06-30' THEN l.quantity ELSE 0 END
    - l.unit_price * coalesce(b.pieces, 0) AS amount
  FROM orders o
  JOIN order_lines l ON l.order_id = o.id
  LEFT JOIN LATERAL (
    SELECT sum(r.quantity) AS pieces
    FROM returns r
    WHERE r.line_id = l.id AND r.returned_at::date BETWEEN '2026-04-01' AND '2026-06-30'
  ) AS b ON true
  WHERE (o.status = 'cancelled') IS FALSE
),
sellers AS (
  SELECT region_id, product_id, sum(amount) AS revenue
  FROM nets
  WHERE product_id IS NOT NULL
  GROUP BY region_id, product_id
  HAVING sum(amount) > 0
),
ranked AS (
  SELECT
    s.*,
    (SELECT rank(s.revenue) WITHIN GROUP (ORDER BY other.revenue DESC)
       FROM sellers other
      WHERE other.region_id IS NOT DISTINCT FROM s.region_id) AS rank
  FROM sellers s
)
SELECT coalesce(g.name, '(unknown)') AS region, k.rank, k.product_id, p.name AS product, k.revenue
FROM ranked k
JOIN products p ON p.id = k.product_id
LEFT JOIN regions g ON g.id = k.region_id
WHERE k.rank <= 3
ORDER BY trim(g.name), k.rank;
