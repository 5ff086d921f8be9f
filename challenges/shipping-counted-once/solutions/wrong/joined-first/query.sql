SELECT c.id AS customer_id, c.name, count(DISTINCT o.id) AS orders,
       coalesce(sum(l.quantity * l.price), 0) AS goods, sum(o.shipping) AS shipping
FROM customers c
JOIN orders o ON o.customer_id = c.id
LEFT JOIN order_lines l ON l.order_id = o.id
GROUP BY c.id, c.name
ORDER BY c.id;
