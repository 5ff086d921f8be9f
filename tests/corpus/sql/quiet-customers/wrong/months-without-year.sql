-- wrong-answer: everyday, everyday-large
-- Recent means April to June of any year.
SELECT
  c.id AS customer_id,
  c.name,
  (SELECT max(o.placed_at)::date
   FROM orders o
   WHERE o.customer_id = c.id
     AND o.status IS DISTINCT FROM 'cancelled') AS last_order_on
FROM customers c
WHERE c.closed_on IS NULL
  AND c.joined_on < '2026-04-01'
  AND NOT EXISTS (
    SELECT 1
    FROM orders o
    WHERE o.customer_id = c.id
      AND extract(month FROM o.placed_at) BETWEEN 4 AND 6
      AND o.status IS DISTINCT FROM 'cancelled'
  )
ORDER BY last_order_on NULLS FIRST, customer_id;
