-- runtime-error: everyday, partial-returns
-- The scalar subquery does not sum, and fails when a line came back in parts.
WITH nets AS (
  SELECT
    o.region_id,
    l.product_id,
    l.unit_price,
    CASE
      WHEN o.placed_at >= '2026-04-01' AND o.placed_at < '2026-07-01' THEN l.quantity
      ELSE 0
    END - coalesce((
      SELECT r.quantity
      FROM returns AS r
      WHERE r.line_id = l.id
        AND r.returned_at >= '2026-04-01'
        AND r.returned_at < '2026-07-01'
    ), 0) AS pieces
  FROM order_lines AS l
  JOIN orders AS o ON o.id = l.order_id
  WHERE o.status <> 'cancelled' AND l.product_id IS NOT NULL
),
sums AS (
  SELECT region_id, product_id, sum(pieces * unit_price) AS revenue
  FROM nets
  GROUP BY region_id, product_id
),
ranked AS (
  SELECT *, rank() OVER (PARTITION BY region_id ORDER BY revenue DESC) AS place
  FROM sums
  WHERE revenue > 0
)
SELECT
  coalesce(g.name, '(unknown)') AS region,
  k.place AS rank,
  k.product_id,
  p.name AS product,
  k.revenue
FROM ranked AS k
JOIN products AS p ON p.id = k.product_id
LEFT JOIN regions AS g ON g.id = k.region_id
WHERE k.place <= 3
ORDER BY g.name, k.place;
