-- Derived tables that share only customer_id, so NATURAL JOIN is safe.
SELECT customer_id, name, newest::date AS last_order_on
FROM (
  SELECT id, name FROM customers WHERE closed_on IS NULL AND joined_on < '2026-04-01'
) AS candidates (customer_id, name)
NATURAL LEFT JOIN (
  SELECT customer_id, max(placed_at) AS newest
  FROM orders
  WHERE NOT coalesce(status = 'cancelled', FALSE)
  GROUP BY customer_id
) AS latest
WHERE newest IS NULL OR newest < '2026-04-01'
ORDER BY last_order_on NULLS FIRST, customer_id;
