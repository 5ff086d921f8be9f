WITH visits AS (
  SELECT DISTINCT s.user_id, date_trunc('month', s.started_at)::date AS month
  FROM sessions AS s
  JOIN users AS u ON u.id = s.user_id
  WHERE u.is_staff IS NOT TRUE
),
members AS (
  SELECT user_id, min(month) AS cohort
  FROM visits
  GROUP BY user_id
  HAVING min(month) >= DATE '2026-01-01'
),
cohorts AS (
  SELECT cohort, count(*) AS size
  FROM members
  GROUP BY cohort
),
grid AS (
  SELECT c.cohort, c.size, m.month::date AS month
  FROM cohorts AS c
  CROSS JOIN LATERAL generate_series(c.cohort::timestamp, (c.cohort + INTERVAL '5 months'), INTERVAL '1 month') AS m (month)
),
activity AS (
  SELECT m.cohort, v.month, count(*) AS active
  FROM members AS m
  JOIN visits AS v ON v.user_id = m.user_id
  GROUP BY m.cohort, v.month
)
SELECT
  g.cohort,
  (extract(month FROM g.month) - extract(month FROM g.cohort))::integer AS month_number,
  coalesce(a.active, 0)::integer                                       AS active_users,
  round(100.0 * coalesce(a.active, 0) / g.size, 1)                     AS retention
FROM grid AS g
LEFT JOIN activity AS a ON a.cohort = g.cohort AND a.month = g.month
ORDER BY g.cohort, month_number;
