-- wrong-answer: sample, single-row
-- COUNT(*) also counts the row that the LEFT JOIN makes up, so it is never 0.
WITH recent AS (
  SELECT customer_id
  FROM orders
  WHERE placed_at >= '2026-04-01'
    AND status IS DISTINCT FROM 'cancelled'
)
SELECT
  c.id AS customer_id,
  c.name,
  (SELECT max(o.placed_at)::date
   FROM orders o
   WHERE o.customer_id = c.id
     AND o.status IS DISTINCT FROM 'cancelled') AS last_order_on
FROM customers c
LEFT JOIN recent r ON r.customer_id = c.id
WHERE c.closed_on IS NULL
  AND c.joined_on < '2026-04-01'
GROUP BY c.id, c.name
HAVING count(*) = 0
ORDER BY last_order_on NULLS FIRST, customer_id;
