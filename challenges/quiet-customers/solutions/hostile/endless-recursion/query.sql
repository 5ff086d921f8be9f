WITH RECURSIVE forever (n) AS (
  SELECT 1
  UNION ALL
  SELECT n # 1 FROM forever
)
SELECT count(*)::int AS customer_id, 'x' AS name, NULL::date AS last_order_on
FROM forever;
