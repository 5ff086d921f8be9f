-- FULL JOIN of customers and their latest orders; what has no customer is dropped.
SELECT c.id AS customer_id, c.name, l.last_order_on
FROM (
  SELECT customer_id, max(placed_at::date) AS last_order_on
  FROM orders
  WHERE status IS DISTINCT FROM 'cancelled'
  GROUP BY customer_id
) AS l
FULL JOIN customers AS c ON c.id = l.customer_id
WHERE c.id IS NOT NULL
  AND c.closed_on IS NULL
  AND greatest(c.joined_on, l.last_order_on) < DATE '2026-04-01'
ORDER BY (l.last_order_on IS NULL) DESC, l.last_order_on, c.id;
