WITH bought AS (
  SELECT o.region_id, l.product_id, sum(l.quantity * l.unit_price) AS plus
    FROM order_lines l JOIN orders o ON o.id = l.order_id
   WHERE o.status != 'cancelled' AND o.placed_at >= '2026-04-01' AND o.placed_at < '2026-07-01'
   GROUP BY o.region_id, l.product_id
), returned AS (
  SELECT o.region_id, l.product_id, sum(r.quantity * l.unit_price) AS minus
    FROM returns r JOIN order_lines l ON l.id = r.line_id JOIN orders o ON o.id = l.order_id
   WHERE o.status != 'cancelled' AND r.returned_at >= '2026-04-01' AND r.returned_at < '2026-07-01'
   GROUP BY o.region_id, l.product_id
), net AS (
  SELECT b.region_id, b.product_id, b.plus - coalesce(r.minus, 0) AS revenue
    FROM bought b
    LEFT JOIN returned r ON r.product_id = b.product_id AND r.region_id IS NOT DISTINCT FROM b.region_id
)
SELECT * FROM (
  SELECT coalesce(g.name, '(unknown)') AS region,
         rank() OVER (PARTITION BY n.region_id ORDER BY n.revenue DESC) AS rank,
         p.id AS product_id, p.name AS product, n.revenue
    FROM net n
    JOIN products p ON p.id = n.product_id
    LEFT JOIN regions g ON g.id = n.region_id
   WHERE n.revenue > 0
) ranked
 WHERE rank <= 3
 ORDER BY CASE WHEN region = '(unknown)' THEN 1 ELSE 0 END, region, rank
