-- wrong-answer: sample, cutoff
-- Ninety days instead of three calendar months: the cut-off is 2 April.
SELECT
  id AS customer_id,
  name,
  (SELECT max(placed_at)::date
   FROM orders
   WHERE customer_id = customers.id
     AND status IS DISTINCT FROM 'cancelled') AS last_order_on
FROM customers
WHERE closed_on IS NULL
  AND joined_on < DATE '2026-07-01' - 90
  AND NOT EXISTS (
    SELECT 1
    FROM orders
    WHERE customer_id = customers.id
      AND status IS DISTINCT FROM 'cancelled'
      AND placed_at >= DATE '2026-07-01' - 90
  )
ORDER BY last_order_on NULLS FIRST, customer_id;
