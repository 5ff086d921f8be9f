-- wrong-answer: other-kinds
-- LIKE takes the listed kinds for patterns, in which % stands for anything.
WITH counted AS (
  SELECT DISTINCT e.user_id, e.kind, e.screen, e.at_ms
  FROM events AS e
  WHERE NOT (e.user_id IS NULL OR EXISTS (SELECT * FROM background_kinds AS b WHERE e.kind LIKE b.kind))
),
looked_back AS (
  SELECT
    *,
    last_value(at_ms) OVER earlier AS previous_ms,
    sum(kind = 'sign_out') OVER earlier AS sign_outs
  FROM counted
  WINDOW earlier AS (
    PARTITION BY user_id ORDER BY at_ms GROUPS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW EXCLUDE GROUP
  )
),
numbered AS (
  SELECT
    *,
    sum(CASE WHEN at_ms - previous_ms > 1800000 THEN 1 ELSE 0 END) OVER (PARTITION BY user_id ORDER BY at_ms) AS pauses
  FROM looked_back
)
SELECT
  user_id,
  datetime(min(at_ms) / 1000, 'unixepoch') AS started_at,
  (max(at_ms) - min(at_ms)) / 1000 AS seconds,
  count(*) AS events,
  count(DISTINCT screen) AS screens,
  max(kind = 'sign_out') AS signed_out
FROM numbered
GROUP BY user_id, pauses, coalesce(sign_outs, 0)
HAVING count(DISTINCT screen) > 0
ORDER BY min(at_ms) DESC, user_id;
