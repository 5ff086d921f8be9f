SELECT c.id AS customer_id, c.name, count(o.id) AS orders, sum(l.goods) AS goods, sum(o.shipping) AS shipping
FROM customers c
JOIN orders o ON c.id = o.customer_id
CROSS JOIN LATERAL (SELECT coalesce(sum(quantity * price), 0) AS goods FROM order_lines WHERE order_id = o.id) l
GROUP BY c.id
ORDER BY c.id
