-- wrong-answer: sample
-- The rule about the day of joining is forgotten.
WITH quiet AS (
  SELECT id FROM customers WHERE closed_on IS NULL
  EXCEPT
  SELECT customer_id
  FROM orders
  WHERE placed_at >= '2026-04-01' AND status IS DISTINCT FROM 'cancelled'
)
SELECT c.id AS customer_id, c.name, max(o.placed_at)::date AS last_order_on
FROM quiet
JOIN customers c ON c.id = quiet.id
LEFT JOIN orders o ON o.customer_id = c.id AND o.status IS DISTINCT FROM 'cancelled'
GROUP BY c.id, c.name
ORDER BY last_order_on NULLS FIRST, customer_id;
