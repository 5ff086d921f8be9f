SELECT o.id AS order_id,
       c.name AS customer,
       o.placed_at,
       o.status,
       (SELECT count(*) FROM order_lines l WHERE l.order_id = o.id) AS lines
  FROM customers c
  JOIN orders o ON o.customer_id = c.id
 WHERE lower(c.email) = lower($1)
   AND o.placed_at >= $2::date
   AND o.status IS DISTINCT FROM 'cancelled'
 ORDER BY o.placed_at DESC, o.id DESC
 LIMIT 20;
