-- SUM of CASE with ELSE 0 as the number of recent orders.
SELECT customer_id, name, last_order_on
FROM (
  SELECT
    c.id AS customer_id,
    c.name,
    max(CASE WHEN o.status = 'cancelled' THEN NULL ELSE o.placed_at END)::date AS last_order_on,
    sum(CASE
          WHEN o.status = 'cancelled' THEN 0
          WHEN o.placed_at >= '2026-04-01' THEN 1
          ELSE 0
        END) AS recent_orders
  FROM customers c
  LEFT JOIN orders o ON o.customer_id = c.id
  WHERE c.closed_on IS NULL
  GROUP BY c.id, c.name, c.joined_on
  HAVING c.joined_on < '2026-04-01'
) AS counted
WHERE recent_orders = 0
ORDER BY last_order_on IS NOT NULL, last_order_on, customer_id;
