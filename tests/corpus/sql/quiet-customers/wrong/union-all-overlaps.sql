-- wrong-answer: sample
-- The second half takes customers without a recent order, who may stand in the first half already.
WITH valid AS (
  SELECT customer_id, placed_at FROM orders WHERE status IS DISTINCT FROM 'cancelled'
),
candidates AS (
  SELECT id, name FROM customers WHERE closed_on IS NULL AND joined_on < '2026-04-01'
)
SELECT c.id AS customer_id, c.name, max(v.placed_at)::date AS last_order_on
FROM candidates c
JOIN valid v ON v.customer_id = c.id
GROUP BY c.id, c.name
HAVING max(v.placed_at) < '2026-04-01'
UNION ALL
SELECT c.id, c.name, NULL
FROM candidates c
WHERE NOT EXISTS (
  SELECT 1 FROM valid v WHERE v.customer_id = c.id AND v.placed_at >= '2026-04-01'
)
ORDER BY last_order_on NULLS FIRST, customer_id;
