-- The active ids collected into one array; NOT ... = ANY.
WITH active (ids) AS (
  SELECT array_remove(array_agg(customer_id), NULL)
  FROM orders
  WHERE placed_at >= DATE '2026-07-01' - 91
    AND status IS DISTINCT FROM 'cancelled'
)
SELECT c.id AS customer_id, c.name, max(o.placed_at)::date AS last_order_on
FROM active a
CROSS JOIN customers c
LEFT JOIN orders o ON o.customer_id = c.id AND o.status IS DISTINCT FROM 'cancelled'
WHERE c.closed_on IS NULL
  AND c.joined_on < DATE '2026-07-01' - 91
  AND NOT c.id = ANY (coalesce(a.ids, '{}'))
GROUP BY c.id, c.name
ORDER BY last_order_on NULLS FIRST, customer_id;
