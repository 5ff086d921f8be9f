SELECT count(*)::int AS product_id, 'x' AS name
FROM generate_series(1, 200000) AS a
CROSS JOIN generate_series(1, 200000) AS b
WHERE a.a * 7 % 11 <> b.b % 13;
