WITH unsold AS (
  SELECT id FROM products WHERE retired IS FALSE
  EXCEPT
  SELECT product_id FROM order_lines
)
SELECT id AS product_id, (SELECT name FROM products WHERE products.id = unsold.id) AS name
FROM unsold
ORDER BY 1;
