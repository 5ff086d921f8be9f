-- One join, grouped; HAVING counts the recent orders with FILTER.
SELECT c.id AS customer_id, c.name, max(o.placed_at)::date AS last_order_on
FROM customers c
LEFT JOIN orders o
  ON c.id = o.customer_id
  AND (o.status = 'cancelled') IS NOT TRUE
WHERE c.closed_on IS NULL
  AND c.joined_on < DATE '2026-04-01'
GROUP BY c.id
HAVING count(*) FILTER (WHERE o.placed_at >= TIMESTAMP '2026-04-01') = 0
ORDER BY max(o.placed_at)::date NULLS FIRST, c.id;
