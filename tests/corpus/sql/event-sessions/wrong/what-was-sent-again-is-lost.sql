-- wrong-answer: sample, repeats
-- HAVING count(*) = 1 leaves out what was delivered twice, and not only the copy.
WITH counted AS (
  SELECT e.user_id, e.kind, e.screen, e.at_ms
  FROM events AS e
  LEFT JOIN background_kinds AS b ON b.kind = e.kind
  WHERE b.kind IS NULL AND e.user_id IS NOT NULL
  GROUP BY e.user_id, e.kind, e.screen, e.at_ms
  HAVING count(*) = 1
),
ends AS (
  SELECT
    *,
    row_number() OVER in_order AS n,
    kind = 'sign_out' OR lead(at_ms) OVER in_order - at_ms > 30 * 60 * 1000 AS is_last
  FROM counted
  WINDOW in_order AS (PARTITION BY user_id ORDER BY at_ms, kind = 'sign_out', kind, screen)
),
keyed AS (
  SELECT
    *,
    count(*) FILTER (WHERE is_last) OVER (PARTITION BY user_id ORDER BY n DESC) AS ends_ahead
  FROM ends
)
SELECT
  user_id,
  datetime(min(at_ms) / 1000, 'unixepoch') AS started_at,
  (max(at_ms) - min(at_ms)) / 1000 AS seconds,
  count(*) AS events,
  count(DISTINCT screen) AS screens,
  max(kind = 'sign_out') AS signed_out
FROM keyed
GROUP BY user_id, ends_ahead
HAVING screens >= 1
ORDER BY min(at_ms) DESC, user_id;
