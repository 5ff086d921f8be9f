-- presentation: everyday, everyday-large
-- Days are sorted by a text that begins with the day of the month.
SELECT c.id AS customer_id, c.name, l.last_order_on
FROM customers c
LEFT JOIN (
  SELECT customer_id, max(placed_at::date) AS last_order_on
  FROM orders
  WHERE status IS DISTINCT FROM 'cancelled'
  GROUP BY customer_id
) l ON l.customer_id = c.id
WHERE c.closed_on IS NULL
  AND greatest(c.joined_on, l.last_order_on) < '2026-04-01'
ORDER BY to_char(l.last_order_on, 'DD.MM.YYYY') NULLS FIRST, c.id;
