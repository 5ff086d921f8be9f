WITH RECURSIVE forever (n) AS (
  SELECT 1
  UNION ALL
  SELECT n % 7 + 1 FROM forever
)
SELECT count(*) AS user_id, 'x' AS started_at, 0 AS seconds, 1 AS events, 1 AS screens, 0 AS signed_out
FROM forever;
