WITH goods AS (
  SELECT order_id, sum(quantity * price) AS cents
    FROM order_lines
   GROUP BY order_id
)
SELECT c.id AS customer_id, c.name, count(*) AS orders,
       coalesce(sum(g.cents), 0) AS goods, sum(o.shipping) AS shipping
  FROM customers AS c
  JOIN orders AS o ON o.customer_id = c.id
  LEFT JOIN goods AS g ON g.order_id = o.id
 GROUP BY c.id, c.name
 ORDER BY customer_id;
