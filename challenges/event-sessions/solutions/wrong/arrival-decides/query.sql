WITH counted AS (
  SELECT e.user_id, e.kind, e.screen, e.at_ms, min(e.id) AS id
  FROM events AS e
  WHERE e.user_id IS NOT NULL
    AND e.kind NOT IN (SELECT b.kind FROM background_kinds AS b)
  GROUP BY e.user_id, e.kind, e.screen, e.at_ms
),
marked AS (
  SELECT
    user_id, kind, screen, at_ms, id,
    CASE
      WHEN lag(kind) OVER in_order = 'sign_out' THEN 1
      WHEN at_ms - lag(at_ms) OVER in_order > 1800000 THEN 1
      ELSE 0
    END AS mark
  FROM counted
  WINDOW in_order AS (PARTITION BY user_id ORDER BY at_ms, id)
),
numbered AS (
  SELECT
    user_id, kind, screen, at_ms,
    sum(mark) OVER (PARTITION BY user_id ORDER BY at_ms, id) AS session
  FROM marked
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
