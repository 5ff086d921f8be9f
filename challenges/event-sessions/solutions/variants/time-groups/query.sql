WITH e AS (
  SELECT DISTINCT user_id, kind, screen, at_ms
    FROM events
   WHERE user_id IS NOT NULL AND kind NOT IN (SELECT kind FROM background_kinds)
), ordered AS (
  SELECT *, row_number() OVER (PARTITION BY user_id ORDER BY at_ms, kind = 'sign_out') AS n FROM e
), marked AS (
  SELECT b.*,
         a.n IS NULL OR b.at_ms - a.at_ms > 1800000 OR a.kind = 'sign_out' AS begins
    FROM ordered b LEFT JOIN ordered a ON a.user_id = b.user_id AND a.n = b.n - 1
), numbered AS (
  SELECT *, sum(begins) OVER (PARTITION BY user_id ORDER BY n) AS session FROM marked
)
SELECT user_id,
       strftime('%Y-%m-%d %H:%M:%S', min(at_ms) / 1000, 'unixepoch') AS started_at,
       (max(at_ms) - min(at_ms)) / 1000 AS seconds,
       count(*) AS events,
       count(DISTINCT screen) AS screens,
       max(kind = 'sign_out') AS signed_out
  FROM numbered
 GROUP BY user_id, session
HAVING max(kind = 'view') = 1
 ORDER BY min(at_ms) DESC, user_id
