-- wrong-answer: sample, background-only
-- The breaks are found among the events that count, but all events of the user are counted between them.
WITH counted AS MATERIALIZED (
  SELECT user_id, kind, screen, at_ms FROM events WHERE user_id IS NOT NULL
  EXCEPT
  SELECT user_id, kind, screen, at_ms FROM events WHERE kind IN (SELECT kind FROM background_kinds)
),
pairs AS (
  SELECT a.user_id, a.at_ms AS before_ms, min(b.at_ms) AS after_ms, max(a.kind = 'sign_out') AS leaves
  FROM counted AS a
  JOIN counted AS b ON b.user_id = a.user_id AND b.at_ms > a.at_ms
  GROUP BY a.user_id, a.at_ms
),
breaks AS MATERIALIZED (
  SELECT user_id, after_ms FROM pairs WHERE leaves OR after_ms - before_ms > 1800000
),
numbered AS (
  SELECT c.*, count(b.after_ms) AS session
  FROM (SELECT DISTINCT user_id, kind, screen, at_ms FROM events WHERE user_id IS NOT NULL) AS c
  LEFT JOIN breaks AS b ON b.user_id = c.user_id AND b.after_ms <= c.at_ms
  GROUP BY c.user_id, c.kind, c.screen, c.at_ms
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
HAVING count(screen) > 0
ORDER BY min(at_ms) DESC, user_id;
