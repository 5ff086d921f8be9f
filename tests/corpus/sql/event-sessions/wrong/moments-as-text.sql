-- wrong-answer: background-only, pauses
-- Moments are compared as text, which knows seconds only: a pause of 30:00.001 is lost.
WITH counted AS (
  SELECT user_id, kind, screen, at_ms FROM events WHERE user_id IS NOT NULL
  EXCEPT
  SELECT e.user_id, e.kind, e.screen, e.at_ms FROM events AS e JOIN background_kinds AS b ON b.kind = e.kind
),
marked AS (
  SELECT
    *,
    CASE
      WHEN lag(kind) OVER w = 'sign_out' THEN 1
      WHEN datetime(at_ms / 1000, 'unixepoch') > datetime(lag(at_ms) OVER w / 1000, 'unixepoch', '+30 minutes') THEN 1
      ELSE 0
    END AS breaks
  FROM counted
  WINDOW w AS (PARTITION BY user_id ORDER BY at_ms, kind = 'sign_out')
),
numbered AS (
  SELECT *, total(breaks) OVER (PARTITION BY user_id ORDER BY at_ms) AS session
  FROM marked
)
SELECT
  user_id,
  datetime(min(at_ms) / 1000, 'unixepoch') AS started_at,
  (max(at_ms) - min(at_ms)) / 1000 AS seconds,
  count(*) AS events,
  count(DISTINCT screen) AS screens,
  count(*) FILTER (WHERE kind = 'sign_out') AS signed_out
FROM numbered
GROUP BY user_id, session
HAVING count(*) FILTER (WHERE kind = 'view') > 0
ORDER BY min(at_ms) DESC, user_id;
