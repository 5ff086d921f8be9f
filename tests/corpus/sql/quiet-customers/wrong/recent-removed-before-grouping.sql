-- wrong-answer: sample
-- WHERE instead of HAVING: recent orders are removed before grouping, not the customers who made them.
SELECT c.id AS customer_id, c.name, max(o.placed_at)::date AS last_order_on
FROM customers c
LEFT JOIN orders o ON o.customer_id = c.id AND o.status IS DISTINCT FROM 'cancelled'
WHERE c.closed_on IS NULL
  AND c.joined_on < '2026-04-01'
  AND (o.placed_at IS NULL OR o.placed_at < '2026-04-01')
GROUP BY c.id, c.name
ORDER BY last_order_on NULLS FIRST, customer_id;
