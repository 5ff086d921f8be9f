-- presentation: sample, all-empty
-- The last column has no name of its own and is called max.
SELECT c.id AS customer_id, c.name, max(o.placed_at)::date
FROM customers c
LEFT JOIN orders o ON o.customer_id = c.id AND o.status IS DISTINCT FROM 'cancelled'
WHERE c.closed_on IS NULL
  AND c.joined_on < '2026-04-01'
GROUP BY c.id, c.name
HAVING bool_or(o.placed_at >= '2026-04-01') IS NOT TRUE
ORDER BY 3 NULLS FIRST, 1;
