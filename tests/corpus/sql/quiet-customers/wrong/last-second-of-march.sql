-- wrong-answer: cutoff
-- Old orders end at 23:59:59, so an order in the last second of March is not old.
SELECT c.id AS customer_id, c.name, max(o.placed_at)::date AS last_order_on
FROM customers c
LEFT JOIN orders o ON o.customer_id = c.id AND coalesce(o.status, '') <> 'cancelled'
WHERE c.closed_on IS NULL
  AND c.joined_on <= '2026-03-31'
GROUP BY c.id, c.name
HAVING coalesce(max(o.placed_at), '-infinity') <= '2026-03-31 23:59:59'
ORDER BY last_order_on NULLS FIRST, customer_id;
