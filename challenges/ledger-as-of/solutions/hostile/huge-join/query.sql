SELECT
  count(*)::int AS account_id, NULL::date AS effective_on, NULL::integer AS entry_id, NULL::numeric AS amount,
  0.00 AS balance
FROM generate_series(1, 200000) AS a
CROSS JOIN generate_series(1, 200000) AS b
WHERE a.a * 5 % 13 <> b.b % 7;
