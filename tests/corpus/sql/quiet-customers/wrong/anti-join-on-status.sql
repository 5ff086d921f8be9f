-- wrong-answer: sample
-- The anti-join tests r.status IS NULL, but a recent imported order has no status either.
SELECT
  c.id AS customer_id,
  c.name,
  (SELECT max(o.placed_at)::date
   FROM orders o
   WHERE o.customer_id = c.id
     AND o.status IS DISTINCT FROM 'cancelled') AS last_order_on
FROM customers c
LEFT JOIN orders r
  ON r.customer_id = c.id
  AND r.placed_at >= '2026-04-01'
  AND r.status IS DISTINCT FROM 'cancelled'
WHERE r.status IS NULL
  AND c.closed_on IS NULL
  AND c.joined_on < '2026-04-01'
ORDER BY last_order_on NULLS FIRST, customer_id;
