SELECT p.id AS product_id, p.name, sum(l.quantity) AS pieces
FROM orders o
JOIN order_lines l ON l.order_id = o.id
JOIN products p ON p.id = l.product_id
WHERE extract(month FROM o.placed_at) = 3
GROUP BY p.id, p.name
ORDER BY pieces DESC, p.id;
