-- wrong-answer: cutoff
-- Accounts that close only after today are taken as open.
SELECT
  c.id AS customer_id,
  c.name,
  (SELECT max(o.placed_at)::date
   FROM orders o
   WHERE o.customer_id = c.id
     AND o.status IS DISTINCT FROM 'cancelled') AS last_order_on
FROM customers c
WHERE (c.closed_on IS NULL OR c.closed_on > DATE '2026-07-01')
  AND c.joined_on < '2026-04-01'
  AND TIMESTAMP '2026-04-01' > ALL (
    SELECT o.placed_at
    FROM orders o
    WHERE o.customer_id = c.id
      AND o.status IS DISTINCT FROM 'cancelled'
  )
ORDER BY last_order_on NULLS FIRST, customer_id;
