SELECT p.id AS product_id, p.name
  FROM products p
  LEFT JOIN order_lines l ON l.product_id = p.id
 WHERE l.product_id IS NULL
   AND p.retired = false
 ORDER BY p.id;
