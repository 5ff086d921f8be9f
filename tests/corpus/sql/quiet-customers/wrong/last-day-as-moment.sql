-- wrong-answer: sample, cutoff
-- A moment is compared with > 31 March, which is that day's midnight: its orders pass as recent.
SELECT c.id AS customer_id, c.name, max(o.placed_at)::date AS last_order_on
FROM customers c
LEFT JOIN orders r
  ON r.customer_id = c.id
  AND r.placed_at > '2026-03-31'
  AND r.status IS DISTINCT FROM 'cancelled'
LEFT JOIN orders o
  ON o.customer_id = c.id
  AND o.status IS DISTINCT FROM 'cancelled'
WHERE r.id IS NULL
  AND c.closed_on IS NULL
  AND c.joined_on <= '2026-03-31'
GROUP BY c.id, c.name
ORDER BY last_order_on NULLS FIRST, customer_id;
