-- The key of a session is the moment of its end: the nearest one at or after the event, by a frame that looks forward.
WITH counted AS (
  SELECT user_id, at_ms, kind, screen
  FROM events
  WHERE user_id IS NOT NULL AND kind NOT IN (SELECT kind FROM background_kinds)
  GROUP BY user_id, at_ms, kind, screen
),
looked_ahead AS (
  SELECT
    *,
    min(at_ms) OVER (PARTITION BY user_id ORDER BY at_ms RANGE BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS next_ms
  FROM counted
),
keyed AS (
  SELECT
    *,
    min(CASE WHEN kind = 'sign_out' OR next_ms IS NULL OR next_ms > at_ms + 1800000 THEN at_ms END) OVER (
      PARTITION BY user_id ORDER BY at_ms RANGE BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING
    ) AS end_ms
  FROM looked_ahead
)
SELECT
  user_id,
  datetime(min(at_ms) / 1000, 'unixepoch') AS started_at,
  (end_ms - min(at_ms)) / 1000 AS seconds,
  count(*) AS events,
  count(DISTINCT screen) AS screens,
  max(kind = 'sign_out') AS signed_out
FROM keyed
GROUP BY user_id, end_ms
HAVING sum(kind = 'view') > 0
ORDER BY min(at_ms) DESC, user_id;
