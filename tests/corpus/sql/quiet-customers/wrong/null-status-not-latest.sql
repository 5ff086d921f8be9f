-- wrong-answer: imported-orders, cutoff
-- Imported orders (no status) are left out of the latest order, but not of the recent ones.
SELECT
  c.id AS customer_id,
  c.name,
  (max(o.placed_at) FILTER (WHERE NOT o.status = 'cancelled'))::date AS last_order_on
FROM customers c
LEFT JOIN orders o ON o.customer_id = c.id
WHERE c.closed_on IS NULL
  AND c.joined_on < '2026-04-01'
GROUP BY c.id, c.name
HAVING count(*) FILTER (
  WHERE o.placed_at >= '2026-04-01' AND o.status IS DISTINCT FROM 'cancelled'
) = 0
ORDER BY last_order_on NULLS FIRST, customer_id;
