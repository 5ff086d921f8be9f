-- wrong-answer: sample
-- The latest order shown may be a cancelled one.
SELECT c.id AS customer_id, c.name, max(o.placed_at)::date AS last_order_on
FROM customers c
LEFT JOIN orders o ON o.customer_id = c.id
WHERE c.closed_on IS NULL
  AND c.joined_on < '2026-04-01'
GROUP BY c.id, c.name
HAVING bool_or(o.placed_at >= '2026-04-01' AND o.status IS DISTINCT FROM 'cancelled') IS NOT TRUE
ORDER BY last_order_on NULLS FIRST, customer_id;
