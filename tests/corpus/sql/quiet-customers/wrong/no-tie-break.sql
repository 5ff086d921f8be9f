-- presentation: never-ordered, same-day
-- Sorted by the day only, so that customers of one day come in any order.
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
  AND (SELECT count(*)
       FROM orders o
       WHERE o.customer_id = c.id
         AND o.placed_at >= '2026-04-01'
         AND o.status IS DISTINCT FROM 'cancelled') = 0
ORDER BY last_order_on NULLS FIRST;
