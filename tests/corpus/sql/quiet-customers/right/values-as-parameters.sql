-- The day of the report and the span as a VALUES row; the cut-off is worked out.
WITH settings (today, span) AS (
  VALUES (TIMESTAMP '2026-07-01', INTERVAL '3 months')
),
bounds AS (
  SELECT today - span AS since FROM settings
)
SELECT c.id AS customer_id, c.name, max(o.placed_at)::date AS last_order_on
FROM bounds b
JOIN customers c ON c.joined_on < b.since
LEFT JOIN orders o ON o.customer_id = c.id AND o.status IS DISTINCT FROM 'cancelled'
WHERE c.closed_on IS NULL
GROUP BY c.id, c.name, b.since
HAVING max(o.placed_at) IS NULL OR max(o.placed_at) < b.since
ORDER BY last_order_on NULLS FIRST, customer_id;
