-- The number of a session is how many sessions began up to then, counted anew for each event; whether one began is worked
-- out anew each time, by a look at all events before. For one user's 2,000 events that is 2,000 × 2,000 × 2,000.
WITH counted AS (
  SELECT DISTINCT user_id, kind, screen, at_ms
  FROM events
  WHERE user_id IS NOT NULL AND kind NOT IN (SELECT kind FROM background_kinds)
),
before AS (
  SELECT
    c.user_id, c.at_ms,
    (SELECT max(p.at_ms) FROM counted AS p WHERE p.user_id = c.user_id AND p.at_ms < c.at_ms) AS previous_ms
  FROM counted AS c
),
numbered AS (
  SELECT
    e.user_id, e.kind, e.screen, e.at_ms,
    (
      SELECT count(DISTINCT b.at_ms)
      FROM before AS b
      WHERE b.user_id = e.user_id AND b.at_ms <= e.at_ms
        AND (
          b.previous_ms IS NULL OR b.at_ms - b.previous_ms > 1800000
          OR EXISTS (
            SELECT 1 FROM counted AS o
            WHERE o.user_id = b.user_id AND o.at_ms = b.previous_ms AND o.kind = 'sign_out'
          )
        )
    ) AS session
  FROM counted AS e
)
SELECT
  user_id,
  datetime(min(at_ms) / 1000, 'unixepoch') AS started_at,
  (max(at_ms) - min(at_ms)) / 1000         AS seconds,
  count(*)                                 AS events,
  count(DISTINCT screen)                   AS screens,
  max(kind = 'sign_out')                   AS signed_out
FROM numbered
GROUP BY user_id, session
HAVING count(screen) > 0
ORDER BY min(at_ms) DESC, user_id;
