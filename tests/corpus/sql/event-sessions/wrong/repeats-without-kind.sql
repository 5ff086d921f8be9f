-- wrong-answer: same-moment
-- A tap and a scan of one moment have the same screen, none, and are taken for one event.
WITH copies AS (
  SELECT *, row_number() OVER (PARTITION BY user_id, screen, at_ms ORDER BY kind = 'sign_out' DESC, id) AS copy
  FROM events
  WHERE user_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM background_kinds WHERE background_kinds.kind = events.kind)
),
ranked AS (
  SELECT user_id, kind, screen, at_ms, dense_rank() OVER (PARTITION BY user_id ORDER BY at_ms) AS moment
  FROM copies
  WHERE copy = 1
),
moments AS (
  SELECT user_id, moment, at_ms, max(kind = 'sign_out') AS leaves FROM ranked GROUP BY user_id, moment
),
starts AS (
  SELECT m.user_id, m.moment, lead(m.moment) OVER (PARTITION BY m.user_id ORDER BY m.moment) AS next_moment
  FROM moments AS m
  LEFT JOIN moments AS p ON p.user_id = m.user_id AND p.moment + 1 = m.moment
  WHERE NOT coalesce(p.leaves = 0 AND m.at_ms - p.at_ms <= 1800000, false)
)
SELECT
  s.user_id,
  datetime(min(r.at_ms) / 1000, 'unixepoch') AS started_at,
  floor((max(r.at_ms) - min(r.at_ms)) / 1000.0) AS seconds,
  count(*) AS events,
  count(DISTINCT r.screen) AS screens,
  max(r.kind = 'sign_out') AS signed_out
FROM starts AS s
JOIN ranked AS r
  ON r.user_id = s.user_id AND r.moment >= s.moment AND r.moment < coalesce(s.next_moment, r.moment + 1)
GROUP BY s.user_id, s.moment
HAVING count(r.screen) > 0
ORDER BY min(r.at_ms) DESC, s.user_id;
