-- The rule of counting inside the aggregates; BOOL_OR that is not true.
SELECT
  c.id AS customer_id,
  c.name,
  (max(o.placed_at) FILTER (WHERE o.status IS NULL OR o.status <> 'cancelled'))::date AS last_order_on
FROM customers c
LEFT JOIN orders o ON o.customer_id = c.id
WHERE c.closed_on IS NULL
  AND c.joined_on <= DATE '2026-03-31'
GROUP BY c.id, c.name
HAVING bool_or(o.placed_at >= '2026-04-01' AND coalesce(o.status, '') <> 'cancelled') IS NOT TRUE
ORDER BY last_order_on NULLS FIRST, c.id;
