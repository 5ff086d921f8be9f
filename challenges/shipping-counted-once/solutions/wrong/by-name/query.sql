SELECT min(c.id) AS customer_id, c.name, count(*) AS orders,
       coalesce(sum(g.cents), 0) AS goods, sum(o.shipping) AS shipping
FROM customers c
JOIN orders o ON o.customer_id = c.id
LEFT JOIN (SELECT order_id, sum(quantity * price) AS cents FROM order_lines GROUP BY order_id) g ON g.order_id = o.id
GROUP BY c.name
ORDER BY 1;
