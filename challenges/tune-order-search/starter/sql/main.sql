-- The search as it is today: right, and slow. $1 is the address as it was typed, $2 the first day.
SELECT o.id AS order_id,
       c.name AS customer,
       o.placed_at,
       o.status,
       (SELECT count(*) FROM order_lines l WHERE l.order_id = o.id) AS lines
  FROM orders o
  JOIN customers c ON c.id = o.customer_id
 WHERE lower(c.email) = lower($1)
   AND o.placed_at::date >= $2
   AND (o.status <> 'cancelled' OR o.status IS NULL)
 ORDER BY o.placed_at DESC, o.id DESC
 LIMIT 20;
