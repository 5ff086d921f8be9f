-- wrong-answer: cutoff
-- The moment is rounded to seconds before the day is taken, which can turn it into the next day.
SELECT
  c.id AS customer_id,
  c.name,
  max(o.placed_at)::timestamp(0)::date AS last_order_on
FROM customers c
LEFT JOIN orders o ON o.customer_id = c.id AND o.status IS DISTINCT FROM 'cancelled'
WHERE c.closed_on IS NULL
  AND c.joined_on < '2026-04-01'
GROUP BY c.id
HAVING (max(o.placed_at) >= '2026-04-01') IS NOT TRUE
ORDER BY last_order_on NULLS FIRST, c.id;
