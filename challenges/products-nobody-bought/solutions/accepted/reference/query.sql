SELECT p.id AS product_id, p.name
  FROM products AS p
 WHERE NOT p.retired
   AND NOT EXISTS (SELECT 1 FROM order_lines AS l WHERE l.product_id = p.id)
 ORDER BY product_id;
