-- GROUPS: the group before is the moment before, whatever it holds, so no order inside a moment is needed.
WITH counted AS (
  SELECT user_id, kind, screen, at_ms
  FROM events NATURAL JOIN (SELECT kind FROM events EXCEPT SELECT kind FROM background_kinds)
  WHERE user_id IS NOT NULL
  GROUP BY 1, 2, 3, 4
),
marked AS (
  SELECT
    *,
    ifnull(at_ms - max(at_ms) OVER moment_before > 1800000, 1)
      OR max(kind = 'sign_out') OVER moment_before AS starts,
    row_number() OVER (PARTITION BY user_id, at_ms) AS n_in_moment
  FROM counted
  WINDOW moment_before AS (PARTITION BY user_id ORDER BY at_ms GROUPS BETWEEN 1 PRECEDING AND 1 PRECEDING)
),
numbered AS (
  SELECT *, sum(starts AND n_in_moment = 1) OVER (PARTITION BY user_id ORDER BY at_ms) AS session
  FROM marked
)
SELECT
  user_id,
  datetime(min(at_ms) / 1000, 'unixepoch') AS started_at,
  (max(at_ms) - min(at_ms)) / 1000 AS seconds,
  count(*) AS events,
  count(DISTINCT screen) AS screens,
  max(kind = 'sign_out') AS signed_out
FROM numbered
GROUP BY user_id, session
HAVING max(screen) IS NOT NULL
ORDER BY min(at_ms) DESC, user_id;
