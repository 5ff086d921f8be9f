SELECT p.id AS product_id, p.name, sum(quantity) AS pieces
FROM products p, orders o, order_lines l
WHERE p.id = l.product_id AND o.id = l.order_id AND to_char(o.placed_at, 'YYYY-MM') = '2026-03'
GROUP BY p.id, p.name
ORDER BY pieces DESC, p.id ASC;
