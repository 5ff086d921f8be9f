WITH sold AS (
  SELECT o.region_id, l.product_id, l.quantity * l.unit_price AS amount
    FROM orders o JOIN order_lines l ON l.order_id = o.id
   WHERE o.status <> 'cancelled' AND l.product_id IS NOT NULL
     AND o.placed_at >= '2026-04-01' AND o.placed_at < '2026-07-01'
), came_back AS (
  SELECT o.region_id, l.product_id, -r.quantity * l.unit_price AS amount
    FROM returns r
    JOIN order_lines l ON l.id = r.line_id
    JOIN orders o ON o.id = l.order_id
   WHERE o.status <> 'cancelled' AND l.product_id IS NOT NULL
     AND r.returned_at >= '2026-04-01' AND r.returned_at < '2026-07-01'
), totals AS (
  SELECT coalesce(region_id, -1) AS area, product_id, sum(amount) AS revenue
    FROM (SELECT * FROM sold UNION ALL SELECT * FROM came_back) moves
   GROUP BY coalesce(region_id, -1), product_id
  HAVING sum(amount) > 0
), placed AS (
  SELECT t.*, 1 + (SELECT count(*) FROM totals better
                    WHERE better.area = t.area AND better.revenue > t.revenue) AS place
    FROM totals t
)
SELECT coalesce(g.name, '(unknown)') AS region, place AS rank, p.id AS product_id, p.name AS product, revenue
  FROM placed
  JOIN products p ON p.id = product_id
  LEFT JOIN regions g ON g.id = area
 WHERE place <= 3
 ORDER BY area = -1, g.name, place
