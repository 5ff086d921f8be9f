-- A walk from event to event that carries the moment at which the session began.
WITH RECURSIVE counted AS (
  SELECT DISTINCT e.user_id, e.kind, e.screen, e.at_ms
  FROM events AS e
  LEFT JOIN background_kinds AS b USING (kind)
  WHERE e.user_id IS NOT NULL AND b.kind IS NULL
),
numbered AS MATERIALIZED (
  SELECT *, row_number() OVER (ORDER BY user_id, at_ms, kind = 'sign_out', kind, screen) AS n
  FROM counted
),
walk AS (
  SELECT n, user_id, kind, screen, at_ms, at_ms AS start_ms
  FROM numbered
  WHERE n = 1
  UNION ALL
  SELECT
    c.n, c.user_id, c.kind, c.screen, c.at_ms,
    CASE
      WHEN c.user_id = w.user_id AND w.kind <> 'sign_out' AND c.at_ms <= w.at_ms + 1800000 THEN w.start_ms
      ELSE c.at_ms
    END
  FROM walk AS w
  JOIN numbered AS c ON c.n = w.n + 1
)
SELECT
  user_id,
  datetime(start_ms / 1000, 'unixepoch') AS started_at,
  (max(at_ms) - start_ms) / 1000 AS seconds,
  count(*) AS events,
  count(DISTINCT screen) AS screens,
  max(kind = 'sign_out') AS signed_out
FROM walk
GROUP BY user_id, start_ms
HAVING count(screen) > 0
ORDER BY start_ms DESC, user_id;
