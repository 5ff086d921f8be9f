-- wrong-answer: sample
-- The status is checked in WHERE after the LEFT JOIN: customers with cancelled orders only get lost.
SELECT c.id AS customer_id, c.name, max(o.placed_at)::date AS last_order_on
FROM customers c
LEFT JOIN orders o ON o.customer_id = c.id
WHERE c.closed_on IS NULL
  AND c.joined_on < '2026-04-01'
  AND o.status IS DISTINCT FROM 'cancelled'
GROUP BY c.id, c.name
HAVING max(o.placed_at) IS NULL OR max(o.placed_at) < '2026-04-01'
ORDER BY last_order_on NULLS FIRST, customer_id;
