-- CROSS JOIN LATERAL with an aggregate, which always gives one row.
SELECT c.id AS customer_id, c.name, seen.last_order_on
FROM customers AS c
CROSS JOIN LATERAL (
  SELECT
    max(o.placed_at::date) AS last_order_on,
    count(*) FILTER (WHERE o.placed_at >= '2026-04-01') AS recent
  FROM orders AS o
  WHERE o.customer_id = c.id
    AND (o.status <> 'cancelled' OR o.status IS NULL)
) AS seen
WHERE c.closed_on IS NULL
  AND c.joined_on < '2026-04-01'
  AND seen.recent = 0
ORDER BY seen.last_order_on NULLS FIRST, c.id;
