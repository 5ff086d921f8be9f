SELECT ol.product_id, p.name, SUM(ol.quantity) AS pieces
FROM order_lines ol
INNER JOIN orders o ON o.id = ol.order_id
INNER JOIN products p ON p.id = ol.product_id
WHERE EXTRACT(YEAR FROM o.placed_at) = 2026 AND EXTRACT(MONTH FROM o.placed_at) = 3
GROUP BY ol.product_id, p.name
ORDER BY 3 DESC, 1
