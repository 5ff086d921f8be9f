SELECT p.id AS product_id, p.name, sum(l.quantity) AS pieces
FROM orders o
JOIN order_lines l ON l.order_id = o.id
JOIN products p ON p.id = l.product_id
WHERE o.placed_at BETWEEN '2026-03-01' AND '2026-04-01'
GROUP BY p.id, p.name
ORDER BY pieces DESC, p.id;
