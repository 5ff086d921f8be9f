-- wrong-answer: lengths
-- The previous moment of a first event is 0, and a session that begins near 1970 has no start.
WITH counted AS MATERIALIZED (
  SELECT DISTINCT user_id, kind, screen, at_ms
  FROM events
  WHERE user_id IS NOT NULL AND kind NOT IN (SELECT kind FROM background_kinds)
),
moments AS (
  SELECT user_id, at_ms, max(kind = 'sign_out') AS leaves FROM counted GROUP BY user_id, at_ms
),
edges AS (
  SELECT
    *,
    lag(leaves, 1, 0) OVER w OR at_ms - lag(at_ms, 1, 0) OVER w > 1800000 AS is_start,
    leaves OR coalesce(lead(at_ms) OVER w - at_ms > 1800000, true) AS is_end
  FROM moments
  WINDOW w AS (PARTITION BY user_id ORDER BY at_ms)
),
starts AS (
  SELECT user_id, at_ms, row_number() OVER (ORDER BY user_id, at_ms) AS n FROM edges WHERE is_start
),
ends AS (
  SELECT user_id, at_ms, leaves, row_number() OVER (ORDER BY user_id, at_ms) AS n FROM edges WHERE is_end
)
SELECT
  s.user_id,
  datetime(s.at_ms / 1000, 'unixepoch') AS started_at,
  (e.at_ms - s.at_ms) / 1000 AS seconds,
  count(*) AS events,
  count(DISTINCT c.screen) AS screens,
  e.leaves AS signed_out
FROM starts AS s
JOIN ends AS e ON e.n = s.n
JOIN counted AS c ON c.user_id = s.user_id AND c.at_ms BETWEEN s.at_ms AND e.at_ms
GROUP BY s.n
HAVING count(c.screen) > 0
ORDER BY s.at_ms DESC, s.user_id;
