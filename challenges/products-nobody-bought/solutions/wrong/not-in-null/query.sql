SELECT id AS product_id, name
FROM products
WHERE NOT retired
  AND id NOT IN (SELECT product_id FROM order_lines)
ORDER BY id;
