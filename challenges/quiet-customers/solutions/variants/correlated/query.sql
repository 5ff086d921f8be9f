SELECT c.id AS customer_id,
       c.name,
       (SELECT max(o.placed_at)::date FROM orders o
         WHERE o.customer_id = c.id AND o.status IS DISTINCT FROM 'cancelled') AS last_order_on
  FROM customers c
 WHERE c.closed_on IS NULL
   AND c.joined_on < '2026-04-01'
   AND NOT EXISTS (SELECT 1 FROM orders o
                    WHERE o.customer_id = c.id
                      AND coalesce(o.status, 'delivered') <> 'cancelled'
                      AND o.placed_at >= '2026-04-01 00:00')
 ORDER BY last_order_on NULLS FIRST, customer_id
