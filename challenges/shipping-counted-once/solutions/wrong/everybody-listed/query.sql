SELECT c.id AS customer_id, c.name, count(o.id) AS orders,
       coalesce(sum(g.cents), 0) AS goods, coalesce(sum(o.shipping), 0) AS shipping
FROM customers c
LEFT JOIN orders o ON o.customer_id = c.id
LEFT JOIN (SELECT order_id, sum(quantity * price) AS cents FROM order_lines GROUP BY order_id) g ON g.order_id = o.id
GROUP BY c.id, c.name
ORDER BY c.id;
