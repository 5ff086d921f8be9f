SELECT p.id AS product_id, p.name, 0 AS pieces
FROM products AS p, pg_sleep(60);
