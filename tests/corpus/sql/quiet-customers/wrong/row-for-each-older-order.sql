-- wrong-answer: duplicates, everyday
-- The join with the older orders fans out: a row for each order instead of the latest.
SELECT c.id AS customer_id, c.name, o.placed_at::date AS last_order_on
FROM customers c
LEFT JOIN orders o ON o.customer_id = c.id AND o.status IS DISTINCT FROM 'cancelled'
WHERE c.closed_on IS NULL
  AND c.joined_on < '2026-04-01'
  AND c.id NOT IN (
    SELECT r.customer_id
    FROM orders r
    WHERE r.placed_at >= '2026-04-01'
      AND r.status IS DISTINCT FROM 'cancelled'
      AND r.customer_id IS NOT NULL
  )
ORDER BY last_order_on NULLS FIRST, customer_id;
