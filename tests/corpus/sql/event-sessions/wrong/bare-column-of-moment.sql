-- wrong-answer: sample, same-moment
-- The bare column comes from any event of the last moment, and not from its sign-out.
WITH counted AS (
  SELECT DISTINCT user_id, kind, screen, at_ms, at_ms * 2 + (kind = 'sign_out') AS place
  FROM events
  WHERE user_id IS NOT NULL AND kind NOT IN (SELECT kind FROM background_kinds)
),
stepped AS (
  SELECT *, place - lag(place) OVER (PARTITION BY user_id ORDER BY place) AS step, lag(place % 2) OVER w AS left_before
  FROM counted
  WINDOW w AS (PARTITION BY user_id ORDER BY place)
),
marked AS (
  SELECT *, left_before OR (place / 2 - (place - step) / 2) > 1800000 AS breaks
  FROM stepped
),
numbered AS (
  SELECT *, count(CASE WHEN breaks THEN 1 END) OVER (PARTITION BY user_id ORDER BY place) AS session
  FROM marked
),
ends AS (
  SELECT user_id, session, max(at_ms) AS end_ms, kind AS last_kind
  FROM numbered
  GROUP BY user_id, session
),
starts AS (
  SELECT user_id, session, min(at_ms) AS start_ms, count(*) AS events, count(DISTINCT screen) AS screens
  FROM numbered
  GROUP BY user_id, session
)
SELECT
  s.user_id,
  datetime(s.start_ms / 1000, 'unixepoch') AS started_at,
  (e.end_ms - s.start_ms) / 1000 AS seconds,
  s.events,
  s.screens,
  e.last_kind = 'sign_out' AS signed_out
FROM starts AS s
JOIN ends AS e ON e.user_id = s.user_id AND e.session = s.session
WHERE s.screens > 0
ORDER BY s.start_ms DESC, s.user_id;
