-- wrong-answer: everyday
-- The sum of pieces is multiplied by the average price.
WITH sellers AS (
  SELECT
    o.region_id,
    l.product_id,
    round(sum(m.pieces) * avg(l.unit_price), 2) AS revenue
  FROM orders AS o
  JOIN order_lines AS l ON l.order_id = o.id
  CROSS JOIN LATERAL (
    SELECT o.placed_at AS moment, l.quantity AS pieces
    UNION ALL
    SELECT r.returned_at, -r.quantity
    FROM returns AS r
    WHERE r.line_id = l.id
  ) AS m
  WHERE o.status <> 'cancelled'
    AND l.product_id IS NOT NULL
    AND width_bucket(m.moment, ARRAY[TIMESTAMP '2026-04-01', TIMESTAMP '2026-07-01']) = 1
  GROUP BY o.region_id, l.product_id
  HAVING sum(m.pieces) * avg(l.unit_price) > 0
)
SELECT
  coalesce(g.name, '(unknown)') AS region,
  b.better + 1 AS rank,
  p.id AS product_id,
  p.name AS product,
  s.revenue
FROM sellers AS s
JOIN products AS p ON p.id = s.product_id
LEFT JOIN regions AS g ON g.id = s.region_id
CROSS JOIN LATERAL (
  SELECT count(*) AS better
  FROM sellers AS other
  WHERE (other.region_id = s.region_id OR (other.region_id IS NULL AND s.region_id IS NULL))
    AND other.revenue > s.revenue
) AS b
WHERE b.better <= 2
ORDER BY g.name, b.better;
