-- wrong-answer: sample
-- A recent imported order (no status) does not stop the customer from being quiet.
SELECT
  c.id AS customer_id,
  c.name,
  (SELECT max(o.placed_at)::date
   FROM orders AS o
   WHERE o.customer_id = c.id
     AND o.status IS DISTINCT FROM 'cancelled') AS last_order_on
FROM customers AS c
WHERE c.closed_on IS NULL
  AND c.joined_on < DATE '2026-04-01'
  AND NOT EXISTS (
    SELECT 1
    FROM orders AS o
    WHERE o.customer_id = c.id
      AND o.placed_at >= TIMESTAMP '2026-04-01'
      AND o.status <> 'cancelled'
  )
ORDER BY last_order_on NULLS FIRST, customer_id;
