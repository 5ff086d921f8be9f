-- wrong-answer: everyday, partial-returns
-- Parcels are counted, not the pieces in them.
WITH quarter (first, next) AS (
  VALUES (TIMESTAMP '2026-04-01', TIMESTAMP '2026-07-01')
),
back (line_id, pieces) AS (
  SELECT r.line_id, count(r.quantity)
  FROM returns r
  CROSS JOIN quarter q
  WHERE r.returned_at >= q.first AND r.returned_at < q.next
  GROUP BY r.line_id
),
sellers (region_id, product_id, revenue) AS (
  SELECT o.region_id, l.product_id, sum(m.pieces * l.unit_price)
  FROM orders o
  JOIN order_lines l ON l.order_id = o.id
  CROSS JOIN quarter q
  LEFT JOIN back b ON b.line_id = l.id
  CROSS JOIN LATERAL (
    VALUES
      (o.placed_at >= q.first AND o.placed_at < q.next, l.quantity),
      (b.line_id IS NOT NULL, -b.pieces)
  ) AS m (counts, pieces)
  WHERE m.counts
    AND l.product_id IS NOT NULL
    AND o.status NOT IN ('cancelled')
  GROUP BY o.region_id, l.product_id
)
SELECT region, rank, product_id, name AS product, revenue
FROM (
  SELECT
    coalesce(g.name, '(unknown)') AS region,
    rank() OVER (PARTITION BY s.region_id ORDER BY s.revenue DESC) AS rank,
    s.product_id,
    s.revenue,
    g.name IS NULL AS last
  FROM sellers s
  LEFT JOIN regions g ON g.id = s.region_id
  WHERE s.revenue > 0
) AS k
JOIN products p ON p.id = k.product_id
WHERE rank <= 3
ORDER BY last, region, rank;
