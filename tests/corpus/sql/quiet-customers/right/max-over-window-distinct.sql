-- A window maximum on every joined row, then DISTINCT.
SELECT DISTINCT q.customer_id, q.name, q.newest::date AS last_order_on
FROM (
  SELECT
    c.id AS customer_id,
    c.name,
    max(o.placed_at) OVER (PARTITION BY c.id) AS newest
  FROM customers c
  LEFT JOIN orders o
    ON o.customer_id = c.id
    AND o.status IS DISTINCT FROM 'cancelled'
  WHERE c.closed_on IS NULL
    AND c.joined_on < '2026-04-01'
) q
WHERE q.newest IS NULL OR q.newest < '2026-04-01'
ORDER BY last_order_on NULLS FIRST, customer_id;
