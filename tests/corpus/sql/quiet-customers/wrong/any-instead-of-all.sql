-- wrong-answer: sample
-- ANY instead of ALL: one old order is enough, and none at all is not.
SELECT
  c.id AS customer_id,
  c.name,
  (SELECT o.placed_at::date
   FROM orders o
   WHERE o.customer_id = c.id
     AND o.status IS DISTINCT FROM 'cancelled'
   ORDER BY o.placed_at DESC
   LIMIT 1) AS last_order_on
FROM customers c
WHERE c.closed_on IS NULL
  AND c.joined_on < DATE '2026-04-01'
  AND TIMESTAMP '2026-04-01' > ANY (
    SELECT o.placed_at
    FROM orders o
    WHERE o.customer_id = c.id
      AND o.status IS DISTINCT FROM 'cancelled'
  )
ORDER BY last_order_on NULLS FIRST, customer_id;
