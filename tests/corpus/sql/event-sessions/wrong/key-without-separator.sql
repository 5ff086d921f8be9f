-- wrong-answer: pauses
-- User and number are one text: session 12 of user 1 falls together with session 2 of user 11.
SELECT
  n.user_id,
  datetime(min(n.at_ms) / 1000, 'unixepoch') AS started_at,
  (max(n.at_ms) - min(n.at_ms)) / 1000 AS seconds,
  count(*) AS events,
  count(DISTINCT n.screen) AS screens,
  max(CASE n.kind WHEN 'sign_out' THEN 1 ELSE 0 END) AS signed_out
FROM (
  SELECT
    m.*,
    sum(m.left_before OR m.pause > 1800000) OVER (
      PARTITION BY m.user_id ORDER BY m.at_ms, m.place ROWS UNBOUNDED PRECEDING
    ) AS session
  FROM (
    SELECT
      d.*,
      lag(d.place = 2, 1, 1) OVER w AS left_before,
      d.at_ms - lag(d.at_ms, 1, d.at_ms) OVER w AS pause
    FROM (
      SELECT DISTINCT
        e.user_id, e.kind, e.screen, e.at_ms,
        CASE e.kind WHEN 'view' THEN 0 WHEN 'sign_out' THEN 2 ELSE 1 END AS place
      FROM events AS e
      WHERE e.user_id IS NOT NULL AND e.kind NOT IN (SELECT b.kind FROM background_kinds AS b)
    ) AS d
    WINDOW w AS (PARTITION BY d.user_id ORDER BY d.at_ms, d.place)
  ) AS m
) AS n
GROUP BY n.user_id || n.session
HAVING count(n.screen) > 0
ORDER BY min(n.at_ms) DESC, n.user_id;
