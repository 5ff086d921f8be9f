-- presentation: same-second
-- Users are sorted as text, so that 10 comes before 2.
WITH counted AS (
  SELECT DISTINCT e.user_id, e.kind, e.screen, e.at_ms
  FROM events AS e
  LEFT JOIN background_kinds AS b ON b.kind = e.kind
  WHERE b.kind IS NULL AND e.user_id IS NOT NULL
),
marked AS (
  SELECT
    *,
    (user_id, 0) IS NOT (lag(user_id) OVER w, lag(kind = 'sign_out') OVER w)
      OR at_ms - lag(at_ms) OVER w > 1800000 AS starts
  FROM counted
  WINDOW w AS (ORDER BY user_id, at_ms, kind = 'sign_out', kind, screen)
),
numbered AS (
  SELECT *, sum(starts) OVER (ORDER BY user_id, at_ms, kind = 'sign_out', kind, screen) AS session
  FROM marked
)
SELECT
  max(user_id) AS user_id,
  datetime(min(at_ms) / 1000, 'unixepoch') AS started_at,
  (max(at_ms) - min(at_ms)) / 1000 AS seconds,
  count(*) AS events,
  count(DISTINCT screen) AS screens,
  max(kind = 'sign_out') AS signed_out
FROM numbered
GROUP BY session
HAVING count(screen) > 0
ORDER BY min(at_ms) DESC, CAST(max(user_id) AS text);
