WITH RECURSIVE longer (s) AS (
  SELECT 'x'
  UNION ALL
  SELECT s || s FROM longer
)
SELECT max(length(s)) AS user_id, 'x' AS started_at, 0 AS seconds, 1 AS events, 1 AS screens, 0 AS signed_out
FROM longer;
