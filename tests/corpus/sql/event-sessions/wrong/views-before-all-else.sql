-- wrong-answer: same-moment
-- Views come first within a moment, and a sign-out stands anywhere among the rest.
WITH noise AS (
  SELECT kind FROM background_kinds
),
counted AS (
  SELECT user_id, at_ms, 1 AS place, kind, screen FROM events WHERE kind = 'view'
  UNION
  SELECT user_id, at_ms, 2, kind, NULL FROM events WHERE kind NOT IN ('view', 'sign_out')
  UNION
  SELECT user_id, at_ms, 2, kind, NULL FROM events WHERE kind = 'sign_out'
),
known AS (
  SELECT * FROM counted WHERE user_id IS NOT NULL AND kind NOT IN noise
),
numbered AS (
  SELECT
    *,
    row_number() OVER w AS n,
    at_ms - lag(at_ms) OVER w <= 1800000 AND lag(kind) OVER w <> 'sign_out' AS goes_on
  FROM known
  WINDOW w AS (PARTITION BY user_id ORDER BY at_ms, place, kind, screen)
),
keyed AS (
  SELECT *, max(iif(goes_on, NULL, n)) OVER (PARTITION BY user_id ORDER BY n) AS first_n
  FROM numbered
)
SELECT
  user_id,
  datetime(min(at_ms) / 1000, 'unixepoch') AS started_at,
  (max(at_ms) - min(at_ms)) / 1000 AS seconds,
  max(n) - first_n + 1 AS events,
  count(DISTINCT screen) AS screens,
  max(kind = 'sign_out') AS signed_out
FROM keyed
GROUP BY user_id, first_n
HAVING min(place) = 1
ORDER BY min(at_ms) DESC, user_id;
