-- presentation: duplicates
-- Within one day the name decides before the id.
SELECT c.id AS customer_id, c.name, seen.newest::date AS last_order_on
FROM customers c
CROSS JOIN LATERAL (
  SELECT max(o.placed_at) AS newest
  FROM orders o
  WHERE o.customer_id = c.id
    AND o.status IS DISTINCT FROM 'cancelled'
) seen
WHERE c.closed_on IS NULL
  AND c.joined_on < '2026-04-01'
  AND (seen.newest IS NULL OR seen.newest < '2026-04-01')
ORDER BY last_order_on NULLS FIRST, c.name, c.id;
