SELECT count(*)::int AS customer_id, 'x' AS name, NULL::date AS last_order_on
FROM generate_series(1, 200000) AS a
CROSS JOIN generate_series(1, 200000) AS b
WHERE a.a * 7 % 11 <> b.b % 13;
