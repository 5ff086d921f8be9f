-- wrong-answer: other-kinds
-- LIKE knows no capital letters and takes a "View" for a view.
WITH counted AS (
  SELECT user_id, kind, screen, at_ms
  FROM events
  WHERE user_id NOTNULL AND kind IN (SELECT kind FROM events EXCEPT SELECT kind FROM background_kinds)
  GROUP BY user_id, kind, screen, at_ms
),
numbered AS MATERIALIZED (
  SELECT *, row_number() OVER (PARTITION BY user_id ORDER BY at_ms, kind = 'sign_out', kind, screen) AS n
  FROM counted
),
marked AS (
  SELECT c.*, p.n IS NULL AS starts
  FROM numbered AS c
  LEFT JOIN numbered AS p
    ON p.user_id = c.user_id AND p.n = c.n - 1 AND p.kind <> 'sign_out' AND c.at_ms - p.at_ms <= 1800000
),
keyed AS (
  SELECT *, count(*) FILTER (WHERE starts) OVER (PARTITION BY user_id ORDER BY n) AS session
  FROM marked
)
SELECT
  user_id,
  strftime('%Y-%m-%d %H:%M:%S', min(at_ms) / 1000, 'unixepoch') AS started_at,
  (max(at_ms) - min(at_ms)) / 1000 AS seconds,
  max(n) - min(n) + 1 AS events,
  count(DISTINCT screen) AS screens,
  sum(kind = 'sign_out') AS signed_out
FROM keyed
GROUP BY user_id, session
HAVING max(kind LIKE 'view')
ORDER BY min(at_ms) DESC, user_id;
