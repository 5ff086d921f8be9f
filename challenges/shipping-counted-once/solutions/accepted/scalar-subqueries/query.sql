SELECT c.id AS customer_id,
       c.name,
       (SELECT count(*) FROM orders o WHERE o.customer_id = c.id) AS orders,
       (SELECT coalesce(sum(l.quantity * l.price), 0)
          FROM orders o JOIN order_lines l ON l.order_id = o.id
         WHERE o.customer_id = c.id) AS goods,
       (SELECT sum(o.shipping) FROM orders o WHERE o.customer_id = c.id) AS shipping
  FROM customers c
 WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id)
 ORDER BY c.id;
