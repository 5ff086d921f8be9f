-- Views are grouped apart from the sessions; the inner join with them leaves out the sessions that have none.
WITH noise AS (
  SELECT kind FROM background_kinds
),
counted AS (
  SELECT user_id, at_ms, kind, screen FROM events WHERE user_id IS NOT NULL
  INTERSECT
  SELECT user_id, at_ms, kind, screen FROM events WHERE kind NOT IN noise
),
marked AS (
  SELECT
    *,
    (lag(kind) OVER w IS NOT 'sign_out' AND at_ms - lag(at_ms) OVER w <= 1800000) IS false AS breaks
  FROM counted
  WINDOW w AS (PARTITION BY user_id ORDER BY at_ms, iif(kind = 'sign_out', 1, 0), kind, screen)
),
numbered AS MATERIALIZED (
  SELECT *, count(nullif(breaks, 0)) OVER (PARTITION BY user_id ORDER BY at_ms) AS session
  FROM marked
),
sessions AS (
  SELECT
    user_id, session, min(at_ms) AS start_ms, max(at_ms) AS end_ms, count(*) AS events,
    total(kind = 'sign_out') AS signed_out
  FROM numbered
  GROUP BY user_id, session
),
viewed AS (
  SELECT user_id, session, count(*) AS screens
  FROM (SELECT DISTINCT user_id, session, screen FROM numbered WHERE kind = 'view')
  GROUP BY user_id, session
)
SELECT
  user_id,
  datetime(start_ms / 1000, 'unixepoch') AS started_at,
  (end_ms - start_ms) / 1000 AS seconds,
  events,
  screens,
  CAST(signed_out AS integer) AS signed_out
FROM sessions
JOIN viewed USING (user_id, session)
ORDER BY start_ms DESC, user_id;
