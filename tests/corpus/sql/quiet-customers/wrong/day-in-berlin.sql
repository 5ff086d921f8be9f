-- wrong-answer: sample, cutoff
-- The day shown is the day in Berlin, not in UTC.
WITH latest AS (
  SELECT customer_id, max(placed_at) AS placed_at
  FROM orders
  WHERE status IS DISTINCT FROM 'cancelled'
  GROUP BY customer_id
)
SELECT
  c.id AS customer_id,
  c.name,
  (l.placed_at AT TIME ZONE 'UTC' AT TIME ZONE 'Europe/Berlin')::date AS last_order_on
FROM customers c
LEFT JOIN latest l ON l.customer_id = c.id
WHERE c.closed_on IS NULL
  AND c.joined_on < '2026-04-01'
  AND (l.placed_at IS NULL OR l.placed_at < '2026-04-01')
ORDER BY last_order_on NULLS FIRST, customer_id;
