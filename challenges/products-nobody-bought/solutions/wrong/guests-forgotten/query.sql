SELECT p.id AS product_id, p.name
FROM products p
WHERE NOT p.retired
  AND NOT EXISTS (
    SELECT 1
    FROM customers c
    JOIN orders o ON o.customer_id = c.id
    JOIN order_lines l ON l.order_id = o.id
    WHERE l.product_id = p.id
  )
ORDER BY p.id;
