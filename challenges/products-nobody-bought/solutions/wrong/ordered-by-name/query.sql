SELECT p.id AS product_id, p.name
FROM products p
WHERE NOT p.retired
  AND NOT EXISTS (SELECT 1 FROM order_lines l WHERE l.product_id = p.id)
ORDER BY p.name DESC, p.id;
