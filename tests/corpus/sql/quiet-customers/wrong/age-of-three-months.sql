-- wrong-answer: sample, cutoff
-- Quiet from an age of exactly three months on: orders of 1 April are taken as old.
SELECT c.id AS customer_id, c.name, l.last_order_on
FROM customers c
LEFT JOIN (
  SELECT customer_id, max(placed_at)::date AS last_order_on
  FROM orders
  WHERE status IS DISTINCT FROM 'cancelled'
  GROUP BY customer_id
) l ON l.customer_id = c.id
WHERE c.closed_on IS NULL
  AND c.joined_on < '2026-04-01'
  AND (l.last_order_on IS NULL OR age(DATE '2026-07-01', l.last_order_on) >= INTERVAL '3 months')
ORDER BY l.last_order_on NULLS FIRST, c.id;
