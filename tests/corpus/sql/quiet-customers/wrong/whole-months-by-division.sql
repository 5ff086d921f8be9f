-- wrong-answer: sample
-- Days / 30 is an integer division: 92 days are 3, which is not more than 3.
SELECT q.customer_id, q.name, q.last_order_on
FROM (
  SELECT c.id AS customer_id, c.name, max(o.placed_at)::date AS last_order_on
  FROM customers c
  LEFT JOIN orders o ON o.customer_id = c.id AND o.status IS DISTINCT FROM 'cancelled'
  WHERE c.closed_on IS NULL
    AND c.joined_on < '2026-04-01'
  GROUP BY c.id, c.name
) q
WHERE q.last_order_on IS NULL
  OR (DATE '2026-07-01' - q.last_order_on) / 30 > 3
ORDER BY q.last_order_on NULLS FIRST, q.customer_id;
