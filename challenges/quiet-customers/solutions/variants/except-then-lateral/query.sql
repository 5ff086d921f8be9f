WITH counted AS (
  SELECT customer_id, placed_at
    FROM orders
   WHERE customer_id IS NOT NULL AND (status <> 'cancelled' OR status IS NULL)
), quiet AS (
  SELECT id FROM customers WHERE closed_on IS NULL AND joined_on < DATE '2026-04-01'
  EXCEPT
  SELECT customer_id FROM counted WHERE placed_at >= TIMESTAMP '2026-04-01'
)
SELECT c.id AS customer_id, c.name, latest.placed_at::date AS last_order_on
  FROM quiet
  JOIN customers c USING (id)
  LEFT JOIN LATERAL (SELECT placed_at FROM counted
                      WHERE customer_id = c.id
                      ORDER BY placed_at DESC LIMIT 1) latest ON true
 ORDER BY latest.placed_at IS NOT NULL, last_order_on, customer_id
