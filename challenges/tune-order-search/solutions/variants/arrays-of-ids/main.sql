WITH accounts AS (
  SELECT c.id, c.name
    FROM customers AS c
   WHERE lower(c.email) = lower($1)
),
newest AS (
  SELECT o.id, a.name, o.placed_at, o.status
    FROM accounts AS a
    JOIN orders AS o
      ON o.id = ANY (ARRAY (SELECT n.id
                              FROM orders AS n
                             WHERE n.customer_id = a.id
                               AND n.placed_at >= $2::date
                               AND (n.status = 'cancelled') IS NOT TRUE
                             ORDER BY n.placed_at DESC, n.id DESC
                             LIMIT 20))
   ORDER BY o.placed_at DESC, o.id DESC
   LIMIT 20
)
SELECT n.id AS order_id, n.name AS customer, n.placed_at, n.status, count(l.id) AS lines
  FROM newest AS n
  LEFT JOIN order_lines AS l ON l.order_id = n.id
 GROUP BY n.id, n.name, n.placed_at, n.status
 ORDER BY n.placed_at DESC, n.id DESC;
