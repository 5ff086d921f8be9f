-- No windows: a moment starts a session if the one before it is too far away or signed out. A session takes the events
-- up to its user's next start. MATERIALIZED keeps a step from being worked out again for each row of the next one.
WITH counted AS (
  SELECT user_id, kind, screen, at_ms
  FROM events
  WHERE user_id IS NOT NULL AND kind NOT IN (SELECT kind FROM background_kinds)
  GROUP BY user_id, kind, screen, at_ms
),
moments AS (
  SELECT user_id, at_ms, sum(kind = 'sign_out') AS leaves FROM counted GROUP BY user_id, at_ms
),
pairs AS MATERIALIZED (
  SELECT
    m.user_id, m.at_ms,
    (SELECT max(p.at_ms) FROM moments AS p WHERE p.user_id = m.user_id AND p.at_ms < m.at_ms) AS previous_ms
  FROM moments AS m
),
starts AS MATERIALIZED (
  SELECT n.user_id, n.at_ms
  FROM pairs AS n
  LEFT JOIN moments AS p ON p.user_id = n.user_id AND p.at_ms = n.previous_ms
  WHERE p.at_ms IS NULL OR p.leaves > 0 OR p.at_ms < n.at_ms - 1800000
),
spans AS MATERIALIZED (
  SELECT
    s.user_id, s.at_ms,
    (SELECT min(n.at_ms) FROM starts AS n WHERE n.user_id = s.user_id AND n.at_ms > s.at_ms) AS next_ms
  FROM starts AS s
)
SELECT
  s.user_id,
  datetime(s.at_ms / 1000, 'unixepoch') AS started_at,
  (max(c.at_ms) - s.at_ms) / 1000       AS seconds,
  count(*)                              AS events,
  count(DISTINCT c.screen)              AS screens,
  max(c.kind = 'sign_out')              AS signed_out
FROM spans AS s
JOIN counted AS c ON c.user_id = s.user_id AND c.at_ms >= s.at_ms AND (c.at_ms < s.next_ms OR s.next_ms IS NULL)
GROUP BY s.user_id, s.at_ms
HAVING count(c.screen) > 0
ORDER BY s.at_ms DESC, s.user_id;
