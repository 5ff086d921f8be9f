SELECT found.order_id,
       found.customer,
       found.placed_at,
       found.status,
       (SELECT count(*) FROM order_lines AS l WHERE l.order_id = found.order_id) AS lines
  FROM (SELECT o.id AS order_id, c.name AS customer, o.placed_at, o.status
          FROM customers AS c,
               LATERAL (SELECT *
                          FROM orders AS own
                         WHERE own.customer_id = c.id
                           AND own.placed_at >= $2::timestamp
                           AND coalesce(own.status, '') NOT IN ('cancelled')
                         ORDER BY own.placed_at DESC, own.id DESC
                         FETCH FIRST 20 ROWS ONLY) AS o
         WHERE lower($1) = lower(c.email)
         ORDER BY o.placed_at DESC, o.id DESC
         FETCH FIRST 20 ROWS ONLY) AS found
 ORDER BY found.placed_at DESC, found.order_id DESC;
