-- wrong-answer: sample, gaps
-- count(*) counts the row that a LEFT JOIN makes for nobody.
WITH visits AS (
  SELECT DISTINCT s.user_id AS member, left(s.started_at::text, 7) AS month
  FROM sessions s, users u
  WHERE s.user_id = u.id
    AND u.is_staff IS NOT TRUE
    AND s.started_at >= '2026-01-01' AND s.started_at < '2026-07-01'
    AND s.user_id NOT IN (
      SELECT old.user_id
      FROM sessions old
      WHERE old.started_at < '2026-01-01' AND old.user_id IS NOT NULL
    )
),
members AS (
  SELECT member, min(month) AS cohort FROM visits GROUP BY member
),
grid AS (
  SELECT c.cohort, '2026-' || lpad(k::text, 2, '0') AS month, c.size
  FROM (SELECT cohort, count(*) AS size FROM members GROUP BY cohort) AS c
  CROSS JOIN generate_series(1, 6) AS k
)
SELECT
  to_date(g.cohort, 'YYYY-MM') AS cohort,
  right(g.month, 2)::int - right(g.cohort, 2)::int AS month_number,
  count(*) AS active_users,
  round(100.0 * count(*) / g.size, 1) AS retention
FROM grid g
LEFT JOIN (members JOIN visits v USING (member))
  ON members.cohort = g.cohort AND v.month = g.month
WHERE g.month >= g.cohort
GROUP BY g.cohort, g.month, g.size
ORDER BY g.cohort, g.month;
