-- wrong-answer: sample, single-row
-- A made-up day stands where there is no order, instead of NULL.
SELECT
  c.id AS customer_id,
  c.name,
  coalesce(max(o.placed_at)::date, DATE '1970-01-01') AS last_order_on
FROM customers c
LEFT JOIN orders o ON o.customer_id = c.id AND o.status IS DISTINCT FROM 'cancelled'
WHERE c.closed_on IS NULL
  AND c.joined_on < '2026-04-01'
GROUP BY c.id, c.name
HAVING coalesce(max(o.placed_at), DATE '1970-01-01') < '2026-04-01'
ORDER BY last_order_on, customer_id;
