-- runtime-error: older-users, sample
-- A date is made for cohorts from before January, too: there is no month 0.
WITH numbered AS (
  SELECT
    s.user_id,
    12 * (date_part('year', s.started_at)::int - 2026) + date_part('month', s.started_at)::int AS month
  FROM sessions s
  JOIN users u ON u.id = s.user_id
  WHERE u.is_staff IS NOT TRUE
),
members AS (
  SELECT user_id, min(month) AS first_month, make_date(2026, min(month), 1) AS cohort
  FROM numbered
  GROUP BY user_id
),
activity AS (
  SELECT first_month, month - first_month AS month_number, count(DISTINCT user_id) AS active
  FROM members
  JOIN numbered USING (user_id)
  GROUP BY 1, 2
),
grid AS (
  SELECT cohort, first_month, month_number, count(*) AS size
  FROM members
  CROSS JOIN LATERAL generate_series(0, 6 - first_month) AS month_number
  WHERE cohort >= '2026-01-01'
  GROUP BY cohort, first_month, month_number
)
SELECT
  cohort,
  month_number,
  coalesce(active, 0) AS active_users,
  round(100 * coalesce(active, 0) / size::numeric, 1)::float8 AS retention
FROM activity
RIGHT JOIN grid USING (first_month, month_number)
ORDER BY first_month, month_number;
