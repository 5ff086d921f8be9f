-- The LEFT JOIN ... IS NULL form of the anti-join, and a second join for the older orders.
SELECT c.id AS customer_id, c.name, max(older.placed_at)::date AS last_order_on
FROM customers c
LEFT JOIN orders recent
  ON recent.customer_id = c.id
  AND recent.placed_at >= '2026-04-01'
  AND recent.status IS DISTINCT FROM 'cancelled'
LEFT JOIN orders older
  ON older.customer_id = c.id
  AND older.placed_at < '2026-04-01'
  AND older.status IS DISTINCT FROM 'cancelled'
WHERE recent.id IS NULL
  AND c.closed_on IS NULL
  AND c.joined_on < '2026-04-01'
GROUP BY c.id, c.name
ORDER BY last_order_on NULLS FIRST, customer_id;
