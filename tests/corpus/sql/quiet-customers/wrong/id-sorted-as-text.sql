-- presentation: never-ordered
-- The id is sorted as text, so that 10 comes before 2.
WITH quiet AS (
  SELECT id
  FROM customers
  WHERE closed_on IS NULL AND joined_on < '2026-04-01'
  EXCEPT
  SELECT customer_id
  FROM orders
  WHERE placed_at >= '2026-04-01' AND status IS DISTINCT FROM 'cancelled'
)
SELECT c.id AS customer_id, c.name, max(o.placed_at)::date AS last_order_on
FROM quiet q
JOIN customers c ON c.id = q.id
LEFT JOIN orders o ON o.customer_id = c.id AND o.status IS DISTINCT FROM 'cancelled'
GROUP BY c.id, c.name
ORDER BY last_order_on NULLS FIRST, c.id::text;
