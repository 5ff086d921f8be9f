-- presentation: same-second
-- Sessions that begin at the same moment come in any order.
WITH counted AS (
  SELECT DISTINCT user_id, kind, screen, at_ms, iif(kind = 'sign_out', at_ms, NULL) AS left_ms
  FROM events
  WHERE user_id IS NOT NULL AND kind NOT IN (SELECT kind FROM background_kinds)
),
looked_back AS (
  SELECT *, max(at_ms) OVER before AS previous_ms, max(left_ms) OVER before AS last_left_ms
  FROM counted
  WINDOW before AS (PARTITION BY user_id ORDER BY at_ms RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
),
keyed AS (
  SELECT
    *,
    max(at_ms) FILTER (WHERE previous_ms IS NULL OR previous_ms = last_left_ms OR at_ms - previous_ms > 1800000)
      OVER (PARTITION BY user_id ORDER BY at_ms) AS start_ms
  FROM looked_back
)
SELECT
  user_id,
  datetime(start_ms / 1000, 'unixepoch') AS started_at,
  (max(at_ms) - start_ms) / 1000 AS seconds,
  count(*) AS events,
  count(DISTINCT screen) AS screens,
  count(left_ms) AS signed_out
FROM keyed
GROUP BY user_id, start_ms
HAVING count(screen) > 0
ORDER BY start_ms DESC;
