-- All measures are windows over the whole session, and DISTINCT leaves one row of each.
WITH counted AS (
  SELECT user_id, kind, screen, at_ms, kind = 'sign_out' AS leaves
  FROM events
  WHERE user_id IS NOT NULL AND kind NOT IN (SELECT kind FROM background_kinds)
  GROUP BY user_id, kind, screen, at_ms
),
marked AS (
  SELECT *, lag(leaves) OVER w OR at_ms - lag(at_ms) OVER w > 1800000 AS breaks
  FROM counted
  WINDOW w AS (PARTITION BY user_id ORDER BY at_ms, leaves)
),
numbered AS (
  SELECT *, count(*) FILTER (WHERE breaks) OVER (PARTITION BY user_id ORDER BY at_ms) AS session
  FROM marked
),
ranked AS (
  SELECT *, dense_rank() OVER (PARTITION BY user_id, session ORDER BY screen NULLS FIRST) AS screen_n
  FROM numbered
),
measured AS (
  SELECT DISTINCT
    user_id,
    first_value(at_ms) OVER whole AS start_ms,
    last_value(at_ms) OVER whole AS end_ms,
    count(*) OVER whole AS events,
    max(screen_n) OVER whole - max(screen IS NULL) OVER whole AS screens,
    last_value(leaves) OVER whole AS signed_out
  FROM ranked
  WINDOW whole AS (
    PARTITION BY user_id, session ORDER BY at_ms, leaves ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  )
)
SELECT
  user_id, datetime(start_ms / 1000, 'unixepoch') AS started_at, (end_ms - start_ms) / 1000 AS seconds,
  events, screens, signed_out
FROM measured
WHERE screens > 0
ORDER BY start_ms DESC, user_id;
