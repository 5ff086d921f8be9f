-- presentation: sample
-- Customers without an order are sorted in by the day they joined, not put first.
SELECT c.id AS customer_id, c.name, l.placed_at::date AS last_order_on
FROM customers c
LEFT JOIN (
  SELECT DISTINCT ON (customer_id) customer_id, placed_at
  FROM orders
  WHERE status IS DISTINCT FROM 'cancelled'
  ORDER BY customer_id, placed_at DESC
) l ON l.customer_id = c.id
WHERE c.closed_on IS NULL
  AND c.joined_on < '2026-04-01'
  AND (l.placed_at IS NULL OR l.placed_at < '2026-04-01')
ORDER BY coalesce(l.placed_at::date, c.joined_on), c.id;
