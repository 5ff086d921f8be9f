-- Each event of a user looks at the one before it, and carries the start of its session along.
WITH RECURSIVE real_events AS (
  SELECT user_id, kind, screen, at_ms,
         row_number() OVER (PARTITION BY user_id ORDER BY at_ms, CASE kind WHEN 'sign_out' THEN 1 ELSE 0 END, kind, screen) AS n
  FROM (SELECT user_id, kind, screen, at_ms FROM events
        WHERE user_id IS NOT NULL
        EXCEPT
        SELECT e.user_id, e.kind, e.screen, e.at_ms FROM events e JOIN background_kinds USING (kind))
),
numbered AS MATERIALIZED (SELECT * FROM real_events ORDER BY user_id, n),
walk (user_id, n, kind, screen, at_ms, session) AS (
  SELECT user_id, n, kind, screen, at_ms, 1 FROM numbered WHERE n = 1
  UNION ALL
  SELECT w.user_id, e.n, e.kind, e.screen, e.at_ms,
         w.session + (w.kind = 'sign_out' OR e.at_ms - w.at_ms > 1800000)
  FROM walk w JOIN numbered e ON e.user_id = w.user_id AND e.n = w.n + 1
)
SELECT user_id,
       strftime('%F %T', min(at_ms) / 1000, 'unixepoch') AS started_at,
       (max(at_ms) - min(at_ms)) / 1000 AS seconds,
       count(*) AS events,
       count(DISTINCT screen) AS screens,
       sum(kind = 'sign_out') AS signed_out
FROM walk
GROUP BY user_id, session
HAVING count(screen) > 0
ORDER BY min(at_ms) DESC, user_id
