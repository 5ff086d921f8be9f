SELECT '(unknown)' AS region, 1 AS rank, 1 AS product_id, 'x' AS product, 0.0 AS revenue;
DELETE FROM returns;
