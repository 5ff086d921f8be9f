-- wrong-answer: background-only, no-background, pauses
-- The frame ends one millisecond too early, so that thirty minutes exactly are a pause.
WITH counted AS (
  SELECT DISTINCT e.user_id, e.kind, e.screen, e.at_ms
  FROM events AS e
  WHERE e.user_id IS NOT NULL
    AND 0 = (SELECT count(*) FROM background_kinds AS b WHERE b.kind = e.kind)
),
looked_back AS (
  SELECT
    *,
    count(*) OVER (PARTITION BY user_id ORDER BY at_ms RANGE BETWEEN 1799999 PRECEDING AND 1 PRECEDING) AS near,
    count(*) FILTER (WHERE kind = 'sign_out')
      OVER (PARTITION BY user_id ORDER BY at_ms RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS sign_outs
  FROM counted
),
numbered AS (
  SELECT *, count(nullif(near, 0)) OVER w AS n_near, count(*) OVER w AS n
  FROM looked_back
  WINDOW w AS (PARTITION BY user_id ORDER BY at_ms)
)
SELECT
  user_id,
  datetime(min(at_ms) / 1000, 'unixepoch') AS started_at,
  (max(at_ms) - min(at_ms)) / 1000 AS seconds,
  count(*) AS events,
  count(DISTINCT screen) AS screens,
  max(kind = 'sign_out') AS signed_out
FROM numbered
GROUP BY user_id, n - n_near, sign_outs
HAVING screens > 0
ORDER BY min(at_ms) DESC, user_id;
