-- A recursive CTE walks from one candidate's id to the next higher one.
WITH RECURSIVE candidates AS (
  SELECT id, name FROM customers WHERE closed_on IS NULL AND joined_on < '2026-04-01'
),
walk (id) AS (
  SELECT min(id) FROM candidates
  UNION ALL
  SELECT (SELECT min(c.id) FROM candidates c WHERE c.id > w.id)
  FROM walk w
  WHERE w.id IS NOT NULL
),
latest AS (
  SELECT customer_id AS id, max(placed_at) AS newest
  FROM orders
  WHERE status IS DISTINCT FROM 'cancelled'
  GROUP BY customer_id
)
SELECT id AS customer_id, name, newest::date AS last_order_on
FROM walk
JOIN candidates USING (id)
LEFT JOIN latest USING (id)
WHERE newest IS NULL OR newest < '2026-04-01'
ORDER BY last_order_on NULLS FIRST, customer_id;
