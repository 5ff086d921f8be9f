SELECT o.id AS order_id, o.name AS customer, o.placed_at, o.status, l.lines
  FROM (
       SELECT own.*, c.name
         FROM customers c
         JOIN LATERAL (
              SELECT id, placed_at, status FROM orders
               WHERE customer_id = c.id AND placed_at >= $2::date AND coalesce(status, '') <> 'cancelled'
               ORDER BY placed_at DESC, id DESC
               FETCH FIRST 20 ROWS ONLY) own ON true
        WHERE lower(c.email) = lower($1)
        ORDER BY own.placed_at DESC, own.id DESC
        FETCH FIRST 20 ROWS ONLY) o
 CROSS JOIN LATERAL (SELECT count(*) AS lines FROM order_lines WHERE order_id = o.id) l
 ORDER BY o.placed_at DESC, o.id DESC;
