WITH o AS (
  SELECT customer_id, COUNT(*) AS n, SUM(shipping) AS shipping FROM orders GROUP BY customer_id
), g AS (
  SELECT orders.customer_id, SUM(quantity * price) AS goods
  FROM order_lines JOIN orders ON orders.id = order_lines.order_id
  GROUP BY orders.customer_id
)
SELECT c.id AS customer_id, c.name, o.n AS orders, COALESCE(g.goods, 0) AS goods, o.shipping
FROM customers c
JOIN o ON o.customer_id = c.id
LEFT JOIN g ON g.customer_id = c.id
ORDER BY 1;
