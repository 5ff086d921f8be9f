SELECT p.id AS product_id, p.name
FROM products p
WHERE NOT p.retired
  AND p.name NOT IN (SELECT b.name FROM products b JOIN order_lines l ON l.product_id = b.id)
ORDER BY p.id;
