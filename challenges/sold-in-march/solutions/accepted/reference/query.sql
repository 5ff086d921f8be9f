SELECT p.id AS product_id, p.name, sum(l.quantity) AS pieces
  FROM orders AS o
  JOIN order_lines AS l ON l.order_id = o.id
  JOIN products AS p ON p.id = l.product_id
 WHERE o.placed_at >= TIMESTAMP '2026-03-01'
   AND o.placed_at < TIMESTAMP '2026-04-01'
 GROUP BY p.id, p.name
 ORDER BY pieces DESC, product_id;
