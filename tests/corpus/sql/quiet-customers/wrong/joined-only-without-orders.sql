-- wrong-answer: cutoff
-- COALESCE of the two rules: the day of joining is checked only when there is no order.
SELECT c.id AS customer_id, c.name, max(o.placed_at)::date AS last_order_on
FROM customers c
LEFT JOIN orders o ON o.customer_id = c.id AND o.status IS DISTINCT FROM 'cancelled'
WHERE c.closed_on IS NULL
GROUP BY c.id, c.name, c.joined_on
HAVING coalesce(max(o.placed_at), c.joined_on) < '2026-04-01'
ORDER BY last_order_on NULLS FIRST, customer_id;
