-- A start is an event with nothing in the thirty minutes before it, or with a sign-out later than all else before it.
WITH counted AS MATERIALIZED (
  SELECT DISTINCT user_id, kind, screen, at_ms
  FROM events AS e
  WHERE user_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM background_kinds AS b WHERE b.kind = e.kind)
),
starts AS MATERIALIZED (
  SELECT DISTINCT user_id, at_ms
  FROM counted AS c
  WHERE NOT EXISTS (
      SELECT 1
      FROM counted AS p
      WHERE p.user_id = c.user_id AND p.at_ms BETWEEN c.at_ms - 1800000 AND c.at_ms - 1
    )
    OR EXISTS (
      SELECT 1
      FROM counted AS o
      WHERE o.user_id = c.user_id AND o.kind = 'sign_out' AND o.at_ms < c.at_ms
        AND NOT EXISTS (
          SELECT 1 FROM counted AS p WHERE p.user_id = c.user_id AND p.at_ms > o.at_ms AND p.at_ms < c.at_ms
        )
    )
),
spans AS (
  SELECT user_id, at_ms AS from_ms, lead(at_ms, 1, 1e15) OVER (PARTITION BY user_id ORDER BY at_ms) AS to_ms
  FROM starts
)
SELECT
  s.user_id,
  datetime(s.from_ms / 1000, 'unixepoch') AS started_at,
  (max(c.at_ms) - s.from_ms) / 1000 AS seconds,
  count(*) AS events,
  count(DISTINCT c.screen) AS screens,
  max(c.kind = 'sign_out') AS signed_out
FROM spans AS s
JOIN counted AS c ON c.user_id = s.user_id AND c.at_ms >= s.from_ms AND c.at_ms < s.to_ms
GROUP BY s.user_id, s.from_ms
HAVING max(c.screen) IS NOT NULL
ORDER BY s.from_ms DESC, s.user_id;
