SELECT
  count(*)::int AS team_id, 0 AS depth, 'x' AS path, 0 AS own_headcount, 0 AS total_headcount, 0.00 AS total_cost,
  0 AS unknown_costs
FROM generate_series(1, 200000) AS a
CROSS JOIN generate_series(1, 200000) AS b
WHERE a.a * 3 % 11 <> b.b % 5;
