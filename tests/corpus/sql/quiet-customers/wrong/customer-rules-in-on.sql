-- wrong-answer: sample
-- The rules about the account stand in ON of a LEFT JOIN, which keeps closed and new accounts.
SELECT c.id AS customer_id, c.name, l.newest::date AS last_order_on
FROM customers c
LEFT JOIN (
  SELECT customer_id, max(placed_at) AS newest
  FROM orders
  WHERE status IS DISTINCT FROM 'cancelled'
  GROUP BY customer_id
) l
  ON l.customer_id = c.id
  AND c.closed_on IS NULL
  AND c.joined_on < '2026-04-01'
WHERE l.newest IS NULL OR l.newest < '2026-04-01'
ORDER BY last_order_on NULLS FIRST, customer_id;
