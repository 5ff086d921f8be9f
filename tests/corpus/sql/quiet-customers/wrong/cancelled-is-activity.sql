-- wrong-answer: sample
-- A recent cancelled order keeps the customer off the list.
WITH latest AS (
  SELECT customer_id, max(placed_at)::date AS last_order_on
  FROM orders
  WHERE status IS DISTINCT FROM 'cancelled'
  GROUP BY customer_id
)
SELECT id AS customer_id, name, last_order_on
FROM customers
LEFT JOIN latest ON customer_id = id
WHERE closed_on IS NULL
  AND joined_on < '2026-04-01'
  AND id NOT IN (
    SELECT customer_id FROM orders WHERE placed_at >= '2026-04-01' AND customer_id IS NOT NULL
  )
ORDER BY last_order_on NULLS FIRST, id;
