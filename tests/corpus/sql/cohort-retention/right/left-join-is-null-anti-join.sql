-- First months by a self anti-join (LEFT JOIN ... IS NULL); staff by one, too.
WITH visits AS (
  SELECT s.user_id, date_trunc('month', s.started_at) AS month
  FROM sessions s
  LEFT JOIN users staff ON staff.id = s.user_id AND staff.is_staff
  WHERE s.user_id IS NOT NULL AND staff.id IS NULL
  GROUP BY s.user_id, date_trunc('month', s.started_at)
),
members AS (
  SELECT v.user_id, v.month AS cohort
  FROM visits v
  LEFT JOIN visits earlier ON earlier.user_id = v.user_id AND earlier.month < v.month
  WHERE earlier.user_id IS NULL
    AND v.month BETWEEN TIMESTAMP '2026-01-01' AND TIMESTAMP '2026-06-01'
),
months AS (
  SELECT TIMESTAMP '2026-01-01' + make_interval(months => n) AS month
  FROM generate_series(0, 5) AS n
)
SELECT
  date(m.cohort) AS cohort,
  date_part('month', months.month) - date_part('month', m.cohort) AS month_number,
  count(v.month) AS active_users,
  round(100 * count(v.month)::numeric / count(*), 1) AS retention
FROM members m
JOIN months ON months.month >= m.cohort
LEFT JOIN visits v ON v.user_id = m.user_id AND v.month = months.month
GROUP BY m.cohort, months.month
ORDER BY m.cohort, months.month;
