-- ROLLUP over the customers; HAVING drops the total and the active ones.
SELECT c.id AS customer_id, min(c.name) AS name, max(o.placed_at)::date AS last_order_on
FROM customers c
LEFT JOIN orders o ON o.customer_id = c.id AND o.status IS DISTINCT FROM 'cancelled'
WHERE c.closed_on IS NULL
  AND c.joined_on < '2026-04-01'
GROUP BY ROLLUP (c.id)
HAVING grouping(c.id) = 0
  AND coalesce(max(o.placed_at) < '2026-04-01', TRUE)
ORDER BY last_order_on NULLS FIRST, customer_id;
