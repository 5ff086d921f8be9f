-- A mark where a session begins, and the running sum of the marks. The order is complete: lag sees one neighbour.
WITH counted AS (
  SELECT e.user_id, e.kind, e.screen, e.at_ms, e.kind IS 'sign_out' AS leaves
  FROM events e
  LEFT JOIN background_kinds b ON b.kind = e.kind
  WHERE b.kind IS NULL AND e.user_id NOTNULL
  GROUP BY 1, 2, 3, 4
),
marked AS (
  SELECT *, iif(lag(leaves) OVER w OR at_ms - lag(at_ms) OVER w > 30 * 60 * 1000, 1, 0) AS mark
  FROM counted
  WINDOW w AS (PARTITION BY user_id ORDER BY at_ms, leaves, kind, screen)
),
numbered AS (
  SELECT *, sum(mark) OVER (PARTITION BY user_id ORDER BY at_ms, leaves, kind, screen) AS session
  FROM marked
)
SELECT
  user_id,
  strftime('%Y-%m-%d %H:%M:%S', min(at_ms) / 1000, 'unixepoch') AS started_at,
  (max(at_ms) - min(at_ms)) / 1000                              AS seconds,
  count(*)                                                      AS events,
  count(DISTINCT screen)                                        AS screens,
  max(leaves)                                                   AS signed_out
FROM numbered
GROUP BY user_id, session
HAVING total(kind = 'view')
ORDER BY min(at_ms) DESC, user_id;
