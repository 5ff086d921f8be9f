WITH counted AS (
  SELECT DISTINCT e.user_id, e.kind, e.screen, e.at_ms
  FROM events AS e
  WHERE e.user_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM background_kinds AS b WHERE b.kind = e.kind)
),
neighbours AS (
  SELECT
    user_id, kind, screen, at_ms,
    max(at_ms)                                 OVER earlier AS previous_ms,
    count(*) FILTER (WHERE kind = 'sign_out') OVER earlier AS sign_outs
  FROM counted
  WINDOW earlier AS (PARTITION BY user_id ORDER BY at_ms RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
),
numbered AS (
  SELECT
    user_id, kind, screen, at_ms, sign_outs,
    count(*) FILTER (WHERE at_ms / 1000 - previous_ms / 1000 > 1800)
      OVER (PARTITION BY user_id ORDER BY at_ms) AS pauses
  FROM neighbours
)
SELECT
  user_id,
  datetime(min(at_ms) / 1000, 'unixepoch') AS started_at,
  (max(at_ms) - min(at_ms)) / 1000         AS seconds,
  count(*)                                 AS events,
  count(DISTINCT screen)                   AS screens,
  max(kind = 'sign_out')                   AS signed_out
FROM numbered
GROUP BY user_id, pauses, sign_outs
HAVING screens > 0
ORDER BY min(at_ms) DESC, user_id;
