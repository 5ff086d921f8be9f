-- A correlated COUNT that must be 0; recent means the quarter that begins in April.
SELECT c.id AS customer_id, c.name, max(date_trunc('day', v.placed_at))::date AS last_order_on
FROM customers c
LEFT JOIN orders v ON v.customer_id = c.id AND v.status IS DISTINCT FROM 'cancelled'
WHERE c.closed_on IS NULL
  AND c.joined_on < '2026-04-01'
GROUP BY c.id
HAVING (SELECT count(*)
        FROM orders o
        WHERE o.customer_id = c.id
          AND o.status IS DISTINCT FROM 'cancelled'
          AND date_trunc('quarter', o.placed_at) = '2026-04-01') = 0
ORDER BY last_order_on NULLS FIRST, customer_id;
