WITH accounts AS (
  SELECT id, name FROM customers WHERE lower(email) = lower($1)
), newest AS (
  SELECT a.name, o.id, o.placed_at, o.status
    FROM accounts a
   CROSS JOIN LATERAL (
         SELECT id, placed_at, status
           FROM orders
          WHERE customer_id = a.id
            AND placed_at >= $2::date
            AND status IS DISTINCT FROM 'cancelled'
          ORDER BY placed_at DESC
          LIMIT 20) o
   ORDER BY o.placed_at DESC, o.id DESC
   LIMIT 20
)
SELECT n.id AS order_id,
       n.name AS customer,
       n.placed_at,
       n.status,
       (SELECT count(*) FROM order_lines l WHERE l.order_id = n.id) AS lines
  FROM newest n
 ORDER BY n.placed_at DESC, n.id DESC;
