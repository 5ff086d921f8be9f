SELECT p.id AS product_id, p.name
FROM products AS p, pg_sleep(60);
