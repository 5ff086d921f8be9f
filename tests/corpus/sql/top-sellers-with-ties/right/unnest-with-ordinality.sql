-- Sorted arrays of revenues are unnested with their positions; the first of each revenue is its rank.
WITH movements AS (
  SELECT o.region_id, l.product_id, l.quantity * l.unit_price AS amount
  FROM orders o
  JOIN order_lines l ON l.order_id = o.id
  WHERE o.status != 'cancelled'
    AND extract(year FROM o.placed_at) = 2026
    AND extract(quarter FROM o.placed_at) = 2
  UNION ALL
  SELECT o.region_id, l.product_id, -(r.quantity * l.unit_price)
  FROM orders o
  JOIN order_lines l ON l.order_id = o.id
  JOIN returns r ON r.line_id = l.id
  WHERE o.status != 'cancelled'
    AND extract(year FROM r.returned_at) = 2026
    AND extract(quarter FROM r.returned_at) = 2
),
sellers AS (
  SELECT m.region_id, m.product_id, sum(m.amount) AS revenue
  FROM movements m
  WHERE m.product_id IS NOT NULL
  GROUP BY m.region_id, m.product_id
  HAVING sum(m.amount) > 0
),
places AS (
  SELECT b.region_id, u.revenue, min(u.place) AS rank
  FROM (
    SELECT region_id, array_agg(revenue ORDER BY revenue DESC) AS revenues
    FROM sellers
    GROUP BY region_id
  ) AS b
  CROSS JOIN LATERAL unnest(b.revenues) WITH ORDINALITY AS u (revenue, place)
  GROUP BY b.region_id, u.revenue
  HAVING min(u.place) <= 3
)
SELECT coalesce(g.name, '(unknown)') AS region, k.rank, s.product_id, p.name AS product, s.revenue
FROM places k
JOIN sellers s ON s.revenue = k.revenue AND s.region_id IS NOT DISTINCT FROM k.region_id
JOIN products p ON p.id = s.product_id
LEFT JOIN regions g ON g.id = s.region_id
ORDER BY CASE WHEN s.region_id IS NULL THEN 1 ELSE 0 END, region, k.rank;
