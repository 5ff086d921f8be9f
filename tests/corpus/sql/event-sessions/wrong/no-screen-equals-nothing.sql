-- wrong-answer: sample, repeats
-- NULL = NULL is unknown: repeats of events without a screen stay.
WITH counted AS (
  SELECT e.user_id, e.kind, e.screen, e.at_ms
  FROM events AS e
  LEFT JOIN events AS same
    ON same.user_id = e.user_id AND same.at_ms = e.at_ms AND same.kind = e.kind AND same.screen = e.screen
    AND same.id < e.id
  WHERE e.user_id IS NOT NULL AND same.id IS NULL AND e.kind NOT IN (SELECT kind FROM background_kinds)
),
marked AS (
  SELECT
    *,
    lag(at_ms, 1, -1800001) OVER w AS previous_ms,
    lag(kind) OVER w AS previous_kind
  FROM counted
  WINDOW w AS (PARTITION BY user_id ORDER BY at_ms, kind = 'sign_out', screen IS NULL)
),
numbered AS (
  SELECT
    *,
    sum(iif(previous_kind = 'sign_out' OR at_ms - previous_ms > 1800000, 1, 0))
      OVER (PARTITION BY user_id ORDER BY at_ms) AS session
  FROM marked
)
SELECT
  user_id,
  datetime(min(at_ms) / 1000.0, 'unixepoch') AS started_at,
  (max(at_ms) - min(at_ms) - (max(at_ms) - min(at_ms)) % 1000) / 1000 AS seconds,
  count(*) AS events,
  count(DISTINCT screen) AS screens,
  max(kind = 'sign_out') AS signed_out
FROM numbered
GROUP BY user_id, session
HAVING count(screen)
ORDER BY min(at_ms) DESC, user_id;
