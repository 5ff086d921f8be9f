-- wrong-answer: odd-screens
-- Names of screens are compared without regard to capital letters.
WITH RECURSIVE counted AS MATERIALIZED (
  SELECT DISTINCT user_id, kind, screen, at_ms
  FROM events
  WHERE user_id IS NOT NULL AND kind NOT IN (SELECT kind FROM background_kinds)
),
intervals AS MATERIALIZED (
  SELECT
    user_id, at_ms, min(iif(kind = 'sign_out', at_ms, at_ms + 1800000)) AS open_ms,
    lead(at_ms) OVER (PARTITION BY user_id ORDER BY at_ms) AS next_ms
  FROM counted
  GROUP BY user_id, at_ms
),
growing AS (
  SELECT i.user_id, i.at_ms AS start_ms, i.at_ms AS end_ms, i.open_ms, i.next_ms
  FROM intervals AS i
  WHERE NOT EXISTS (
    SELECT 1 FROM intervals AS p WHERE p.user_id = i.user_id AND p.next_ms = i.at_ms AND p.open_ms >= i.at_ms
  )
  UNION ALL
  SELECT g.user_id, g.start_ms, i.at_ms, i.open_ms, i.next_ms
  FROM growing AS g
  JOIN intervals AS i ON i.user_id = g.user_id AND i.at_ms = g.next_ms AND g.open_ms >= i.at_ms
)
SELECT
  g.user_id,
  datetime(g.start_ms / 1000, 'unixepoch') AS started_at,
  (max(g.end_ms) - g.start_ms) / 1000 AS seconds,
  count(*) AS events,
  count(DISTINCT lower(c.screen)) AS screens,
  max(c.kind = 'sign_out') AS signed_out
FROM growing AS g
JOIN counted AS c ON c.user_id = g.user_id AND c.at_ms = g.end_ms
GROUP BY g.user_id, g.start_ms
HAVING count(c.screen) > 0
ORDER BY g.start_ms DESC, g.user_id;
