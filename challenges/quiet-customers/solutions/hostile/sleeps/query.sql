SELECT c.id AS customer_id, c.name, NULL::date AS last_order_on
FROM customers AS c, pg_sleep(60);
