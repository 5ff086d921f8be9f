-- wrong-answer: sample, everyday
-- 1800 seconds are compared with milliseconds.
WITH counted AS (
  SELECT user_id, kind, screen, at_ms, kind IS 'sign_out' AS leaves
  FROM events
  WHERE user_id IS NOT NULL AND kind NOT IN (SELECT kind FROM background_kinds)
  GROUP BY 1, 2, 3, 4
),
stretches AS (
  SELECT
    *,
    sum(leaves) OVER (PARTITION BY user_id ORDER BY at_ms, leaves ROWS UNBOUNDED PRECEDING) - leaves AS stretch
  FROM counted
),
stepped AS (
  SELECT *, at_ms - lag(at_ms) OVER (PARTITION BY user_id, stretch ORDER BY at_ms) AS pause
  FROM stretches
),
sessions AS (
  SELECT *, count(iif(pause > 1800, 1, NULL)) OVER (PARTITION BY user_id, stretch ORDER BY at_ms) AS part
  FROM stepped
)
SELECT
  user_id,
  strftime('%Y-%m-%d %H:%M:%S', min(at_ms) / 1000, 'unixepoch') AS started_at,
  (max(at_ms) - min(at_ms)) / 1000 AS seconds,
  count(*) AS events,
  count(DISTINCT screen) AS screens,
  max(leaves) AS signed_out
FROM sessions
GROUP BY user_id, stretch, part
HAVING count(screen) > 0
ORDER BY min(at_ms) DESC, user_id;
