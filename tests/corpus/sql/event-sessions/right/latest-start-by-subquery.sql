-- No windows: the session of an event is the latest start at or before it, which a correlated subquery looks up.
WITH counted AS MATERIALIZED (
  SELECT DISTINCT user_id, kind, screen, at_ms
  FROM events
  WHERE user_id IS NOT NULL AND kind NOT IN (SELECT kind FROM background_kinds)
),
starts AS MATERIALIZED (
  SELECT DISTINCT c.user_id, c.at_ms
  FROM counted AS c
  WHERE coalesce(
    (
      SELECT p.kind = 'sign_out' OR c.at_ms - p.at_ms > 1800000
      FROM counted AS p
      WHERE p.user_id = c.user_id AND p.at_ms < c.at_ms
      ORDER BY p.at_ms DESC, p.kind = 'sign_out' DESC
      LIMIT 1
    ),
    true
  )
),
keyed AS MATERIALIZED (
  SELECT
    c.*,
    (SELECT max(s.at_ms) FROM starts AS s WHERE s.user_id = c.user_id AND s.at_ms <= c.at_ms) AS start_ms
  FROM counted AS c
)
SELECT
  user_id,
  datetime(start_ms / 1000, 'unixepoch') AS started_at,
  (max(at_ms) - start_ms) / 1000 AS seconds,
  count(*) AS events,
  count(DISTINCT screen) AS screens,
  max(kind = 'sign_out') AS signed_out
FROM keyed
GROUP BY user_id, start_ms
HAVING count(screen) > 0
ORDER BY start_ms DESC, user_id;
