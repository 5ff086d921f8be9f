-- wrong-answer: sample, repeats
-- UNION ALL keeps the repeats.
WITH noise AS (
  SELECT kind FROM background_kinds
),
counted AS (
  SELECT user_id, at_ms, 1 AS place, kind, screen FROM events WHERE kind = 'view'
  UNION ALL
  SELECT user_id, at_ms, 2, kind, NULL FROM events WHERE kind NOT IN ('view', 'sign_out')
  UNION ALL
  SELECT user_id, at_ms, 3, kind, NULL FROM events WHERE kind = 'sign_out'
),
known AS (
  SELECT * FROM counted WHERE user_id IS NOT NULL AND kind NOT IN noise
),
numbered AS (
  SELECT
    *,
    row_number() OVER w AS n,
    at_ms - lag(at_ms) OVER w <= 1800000 AND lag(place) OVER w < 3 AS goes_on
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
  max(place) / 3 AS signed_out
FROM keyed
GROUP BY user_id, first_n
HAVING min(place) = 1
ORDER BY min(at_ms) DESC, user_id;
