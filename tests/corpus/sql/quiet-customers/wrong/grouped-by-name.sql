-- wrong-answer: duplicates, cutoff
-- Grouped by the name: customers of the same name become one.
SELECT min(c.id) AS customer_id, c.name, max(o.placed_at)::date AS last_order_on
FROM customers c
LEFT JOIN orders o ON o.customer_id = c.id AND o.status IS DISTINCT FROM 'cancelled'
WHERE c.closed_on IS NULL
  AND c.joined_on < '2026-04-01'
GROUP BY c.name
HAVING max(o.placed_at) IS NULL OR max(o.placed_at) < '2026-04-01'
ORDER BY last_order_on NULLS FIRST, customer_id;
