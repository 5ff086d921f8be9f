WITH march AS (
  SELECT id FROM orders WHERE date_trunc('month', placed_at) = '2026-03-01'
)
SELECT p.id AS product_id, p.name, SUM(l.quantity) AS pieces
FROM products p
JOIN order_lines l ON l.product_id = p.id
WHERE l.order_id IN (SELECT id FROM march)
GROUP BY p.id
ORDER BY SUM(l.quantity) DESC, p.id;
