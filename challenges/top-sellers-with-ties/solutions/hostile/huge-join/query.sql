SELECT 'x' AS region, 1 AS rank, 1 AS product_id, 'x' AS product, count(*)::numeric AS revenue
FROM generate_series(1, 200000) AS a
CROSS JOIN generate_series(1, 200000) AS b
WHERE a.a * 5 % 17 <> b.b % 19;
