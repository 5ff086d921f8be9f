SELECT newest.order_id, newest.customer, newest.placed_at, newest.status, count(line.id) AS lines
FROM (
  SELECT o.id AS order_id, c.name AS customer, o.placed_at, o.status
  FROM customers AS c,
  LATERAL (
    SELECT * FROM orders
    WHERE orders.customer_id = c.id
      AND orders.placed_at >= CAST($2 AS timestamp)
      AND (orders.status IS NULL OR orders.status IN ('placed', 'paid', 'shipped'))
    ORDER BY orders.placed_at DESC, orders.id DESC
    LIMIT 20
  ) AS o
  WHERE upper(c.email) = upper($1)
  ORDER BY o.placed_at DESC, o.id DESC
  LIMIT 20
) AS newest
LEFT JOIN order_lines AS line ON line.order_id = newest.order_id
GROUP BY newest.order_id, newest.customer, newest.placed_at, newest.status
ORDER BY newest.placed_at DESC, newest.order_id DESC
