-- wrong-answer: sample, everyday
-- LAST_VALUE with the default frame stops at the current row, so every order is a latest one.
WITH latest AS (
  SELECT DISTINCT
    customer_id,
    last_value(placed_at) OVER (PARTITION BY customer_id ORDER BY placed_at) AS newest
  FROM orders
  WHERE status IS DISTINCT FROM 'cancelled'
)
SELECT c.id AS customer_id, c.name, l.newest::date AS last_order_on
FROM customers c
LEFT JOIN latest l ON l.customer_id = c.id
WHERE c.closed_on IS NULL
  AND c.joined_on < '2026-04-01'
  AND (l.newest IS NULL OR l.newest < '2026-04-01')
ORDER BY last_order_on NULLS FIRST, customer_id;
