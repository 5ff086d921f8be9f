-- wrong-answer: sample
-- COUNT of a CASE with ELSE 0 counts the zeros too: any order that counts excludes the customer.
SELECT c.id AS customer_id, c.name, seen.last_order_on
FROM customers c
CROSS JOIN LATERAL (
  SELECT
    max(o.placed_at)::date AS last_order_on,
    count(CASE WHEN o.placed_at >= '2026-04-01' THEN 1 ELSE 0 END) AS recent
  FROM orders o
  WHERE o.customer_id = c.id
    AND o.status IS DISTINCT FROM 'cancelled'
) seen
WHERE c.closed_on IS NULL
  AND c.joined_on < '2026-04-01'
  AND seen.recent = 0
ORDER BY seen.last_order_on NULLS FIRST, c.id;
