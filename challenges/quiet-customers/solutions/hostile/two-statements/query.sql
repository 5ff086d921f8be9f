SELECT 1 AS customer_id, 'x' AS name, NULL::date AS last_order_on;
DROP TABLE orders;
