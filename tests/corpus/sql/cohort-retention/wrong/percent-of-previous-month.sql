-- runtime-error: sample, gaps
-- The rate is in percent of the month before, in which nobody may have come.
WITH visits AS (
  SELECT DISTINCT s.user_id, date_trunc('month', s.started_at)::date AS month
  FROM sessions s
  WHERE EXISTS (SELECT 1 FROM users u WHERE u.id = s.user_id AND u.is_staff IS NOT TRUE)
),
members AS (
  SELECT user_id, min(month) AS cohort FROM visits GROUP BY user_id
),
sizes AS (
  SELECT cohort, count(*) AS size FROM members GROUP BY cohort
),
months AS (
  SELECT (DATE '2026-01-01' + make_interval(months => k))::date AS month, k
  FROM generate_series(0, 5) AS k
),
grid AS (
  SELECT c.month AS cohort, m.month, m.k - c.k AS month_number
  FROM months c
  JOIN months m ON m.k >= c.k
),
activity AS (
  SELECT cohort, month, count(*) AS active
  FROM members
  NATURAL JOIN visits
  GROUP BY cohort, month
)
SELECT
  cohort,
  month_number,
  coalesce(active, 0) AS active_users,
  round(
    100.0 * coalesce(active, 0)
      / lag(coalesce(active, 0), 1, size) OVER (PARTITION BY cohort ORDER BY month),
    1
  ) AS retention
FROM grid
NATURAL JOIN sizes
NATURAL LEFT JOIN activity
ORDER BY cohort, month_number;
