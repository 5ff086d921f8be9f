-- Set operations: EXCEPT takes the cancelled orders out; the months of the quarter are rows.
WITH live AS (
  SELECT id FROM orders
  EXCEPT
  SELECT id FROM orders WHERE status = 'cancelled'
),
months (year, month) AS (
  VALUES (2026, 4), (2026, 5), (2026, 6)
),
movements AS (
  SELECT o.region_id, l.product_id, l.quantity * l.unit_price AS amount
  FROM live
  JOIN orders o USING (id)
  JOIN order_lines l ON l.order_id = o.id
  WHERE (extract(year FROM o.placed_at), extract(month FROM o.placed_at)) IN (SELECT * FROM months)
  UNION ALL
  SELECT o.region_id, l.product_id, -r.quantity * l.unit_price
  FROM live
  JOIN orders o USING (id)
  JOIN order_lines l ON l.order_id = o.id
  JOIN returns r ON r.line_id = l.id
  WHERE (extract(year FROM r.returned_at), extract(month FROM r.returned_at)) IN (SELECT * FROM months)
),
sellers AS (
  SELECT region_id, product_id, sum(amount) AS revenue
  FROM movements
  GROUP BY region_id, product_id
  HAVING sum(amount) > 0
),
ranked AS (
  SELECT s.*, p.name, rank() OVER (PARTITION BY s.region_id ORDER BY s.revenue DESC) AS rank
  FROM sellers s
  JOIN products p ON p.id = s.product_id
)
SELECT coalesce(g.name, '(unknown)') AS region, k.rank, k.product_id, k.name AS product, k.revenue
FROM ranked k
LEFT JOIN regions g ON g.id = k.region_id
WHERE NOT k.rank > 3
ORDER BY g.name, k.rank;
