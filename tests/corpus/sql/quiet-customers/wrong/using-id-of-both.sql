-- wrong-answer: sample
-- USING (id) joins a customer with the order of the same number.
SELECT id AS customer_id, name, max(placed_at)::date AS last_order_on
FROM customers
LEFT JOIN (
  SELECT id, placed_at FROM orders WHERE status IS DISTINCT FROM 'cancelled'
) AS valid USING (id)
WHERE closed_on IS NULL
  AND joined_on < '2026-04-01'
GROUP BY id, name
HAVING max(placed_at) IS NULL OR max(placed_at) < '2026-04-01'
ORDER BY last_order_on NULLS FIRST, id;
