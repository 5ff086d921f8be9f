-- wrong-answer: sample, single-row
-- The recursion starts with the month after the cohort, so number 0 has no row.
WITH RECURSIVE visits AS (
  SELECT
    user_id,
    date_trunc('month', started_at)::date AS month,
    min(date_trunc('month', started_at)::date) OVER (PARTITION BY user_id) AS cohort
  FROM sessions
  WHERE user_id IN (SELECT id FROM users WHERE is_staff IS NULL OR is_staff = false)
),
activity AS (
  SELECT cohort, month, count(DISTINCT user_id) AS active
  FROM visits
  GROUP BY cohort, month
),
grid AS (
  SELECT cohort, (cohort + INTERVAL '1 month')::date AS month, 1 AS month_number, active AS size
  FROM activity
  WHERE month = cohort AND cohort >= DATE '2026-01-01' AND cohort < DATE '2026-07-01'
  UNION ALL
  SELECT cohort, (month + INTERVAL '1 month')::date, month_number + 1, size
  FROM grid
  WHERE month < DATE '2026-06-01'
)
SELECT
  g.cohort,
  g.month_number,
  coalesce(a.active, 0) AS active_users,
  round(100.0 * coalesce(a.active, 0) / g.size, 1) AS retention
FROM grid g
LEFT JOIN activity a ON a.cohort = g.cohort AND a.month = g.month
ORDER BY g.cohort, g.month_number;
