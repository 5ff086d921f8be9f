-- Each sign-out, and each event that nothing follows within thirty minutes, adds a row that closes a session.
WITH counted AS MATERIALIZED (
  SELECT DISTINCT user_id, kind, screen, at_ms
  FROM events
  WHERE user_id IS NOT NULL AND kind NOT IN (SELECT kind FROM background_kinds)
),
closing AS (
  SELECT user_id, at_ms FROM counted WHERE kind = 'sign_out'
  UNION
  SELECT user_id, at_ms
  FROM counted AS c
  WHERE NOT EXISTS (
    SELECT 1 FROM counted AS n WHERE n.user_id = c.user_id AND n.at_ms > c.at_ms AND n.at_ms <= c.at_ms + 1800000
  )
),
line AS (
  SELECT user_id, at_ms, 0 AS closes, kind, screen FROM counted
  UNION ALL
  SELECT user_id, at_ms, 1, NULL, NULL FROM closing
),
numbered AS (
  SELECT *, sum(closes) OVER (PARTITION BY user_id ORDER BY at_ms, closes) AS closed
  FROM line
)
SELECT
  user_id,
  datetime(min(at_ms) / 1000, 'unixepoch') AS started_at,
  (max(at_ms) - min(at_ms)) / 1000 AS seconds,
  count(kind) AS events,
  count(DISTINCT screen) AS screens,
  max(kind = 'sign_out') AS signed_out
FROM numbered
WHERE closes = 0
GROUP BY user_id, closed
HAVING screens > 0
ORDER BY min(at_ms) DESC, user_id;
