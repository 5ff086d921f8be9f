-- presentation: sample
-- Sorted by the customer first and by the day second.
SELECT c.id AS customer_id, c.name, max(o.placed_at)::date AS last_order_on
FROM customers c
LEFT JOIN orders o ON o.customer_id = c.id AND o.status IS DISTINCT FROM 'cancelled'
WHERE c.closed_on IS NULL
  AND c.joined_on < '2026-04-01'
GROUP BY c.id, c.name
HAVING coalesce(max(o.placed_at), '-infinity') < '2026-04-01'
ORDER BY customer_id, last_order_on NULLS FIRST;
