-- wrong-answer: sample
-- The moment of the latest order is shown, not its day.
WITH histories AS (
  SELECT customer_id, array_agg(placed_at ORDER BY placed_at DESC) AS moments
  FROM orders
  WHERE status IS DISTINCT FROM 'cancelled'
  GROUP BY customer_id
)
SELECT c.id AS customer_id, c.name, h.moments[1] AS last_order_on
FROM customers c
LEFT JOIN histories h ON h.customer_id = c.id
WHERE c.closed_on IS NULL
  AND c.joined_on < '2026-04-01'
  AND (h.moments[1] < '2026-04-01' OR h.moments IS NULL)
ORDER BY h.moments[1]::date NULLS FIRST, c.id;
