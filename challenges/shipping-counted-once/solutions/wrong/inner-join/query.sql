SELECT c.id AS customer_id, c.name, count(*) AS orders, sum(g.cents) AS goods, sum(o.shipping) AS shipping
FROM customers c
JOIN orders o ON o.customer_id = c.id
JOIN (SELECT order_id, sum(quantity * price) AS cents FROM order_lines GROUP BY order_id) g ON g.order_id = o.id
GROUP BY c.id, c.name
ORDER BY c.id;
