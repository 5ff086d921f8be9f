WITH back AS (
  SELECT line_id, sum(quantity) AS pieces
  FROM returns
  WHERE returned_at >= '2026-04-01' AND returned_at < '2026-07-01'
  GROUP BY line_id
),
revenues AS (
  SELECT
    o.region_id,
    l.product_id,
    sum(l.unit_price * (
      CASE WHEN o.placed_at >= '2026-04-01' AND o.placed_at < '2026-07-01' THEN l.quantity ELSE 0 END
      - coalesce(b.pieces, 0)
    )) AS revenue
  FROM orders o
  JOIN order_lines l ON l.order_id = o.id
  LEFT JOIN back b ON b.line_id = l.id
  WHERE o.status IN ('placed', 'paid', 'shipped')
  GROUP BY 1, 2
),
areas AS (
  SELECT id, name FROM regions
  UNION ALL
  SELECT NULL, '(unknown)'
)
SELECT
  a.name AS region,
  1 + (SELECT count(*)
         FROM revenues AS better
        WHERE better.region_id IS NOT DISTINCT FROM a.id
          AND better.product_id IS NOT NULL
          AND better.revenue > top.revenue) AS rank,
  top.product_id,
  top.name AS product,
  top.revenue
FROM areas a
CROSS JOIN LATERAL (
  SELECT v.product_id, p.name, v.revenue
  FROM revenues v
  JOIN products p ON p.id = v.product_id
  WHERE v.region_id IS NOT DISTINCT FROM a.id AND v.revenue > 0
  ORDER BY v.revenue DESC
  FETCH FIRST 3 ROWS WITH TIES
) AS top
ORDER BY a.id IS NULL, a.name, 2;
