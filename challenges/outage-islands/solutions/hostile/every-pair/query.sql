SELECT 1 AS service_id, 'x' AS service, NULL::timestamp AS started_at, NULL::timestamp AS ended_at,
  count(*)::integer AS failed_probes, 2 AS minutes
FROM generate_series(1, 200000) AS a
CROSS JOIN generate_series(1, 200000) AS b
WHERE a.a * 5 % 13 <> b.b % 7;
