SELECT id AS product_id, name
FROM products
WHERE id NOT IN (SELECT product_id FROM order_lines WHERE product_id IS NOT NULL)
  AND NOT retired
ORDER BY id;
