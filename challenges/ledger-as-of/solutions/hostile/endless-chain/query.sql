WITH RECURSIVE chain (n) AS (
  SELECT 1
  UNION ALL
  SELECT n # 1 FROM chain
)
SELECT
  count(*)::int AS account_id, NULL::date AS effective_on, NULL::integer AS entry_id, NULL::numeric AS amount,
  0.00 AS balance
FROM chain;
