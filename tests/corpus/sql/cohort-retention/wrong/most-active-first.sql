-- presentation: sample, gaps
-- Within a cohort the most active month comes first.
WITH members AS (
  SELECT u.id, date_trunc('month', min(s.started_at))::date AS cohort
  FROM users u
  LEFT JOIN sessions s ON s.user_id = u.id
  WHERE u.is_staff IS NOT TRUE
  GROUP BY u.id
),
seen AS (
  SELECT user_id, date_trunc('month', started_at)::date AS month FROM sessions WHERE user_id IS NOT NULL
),
flags AS (
  SELECT
    m.cohort,
    n,
    CASE
      WHEN (m.id, (m.cohort + n * INTERVAL '1 month')::date)
        IN (SELECT user_id, month FROM seen)
        THEN 1
      ELSE 0
    END AS flag
  FROM members m
  CROSS JOIN generate_series(0, 5) AS n
  WHERE m.cohort >= DATE '2026-01-01'
    AND (m.cohort + n * INTERVAL '1 month')::date <= DATE '2026-06-01'
)
SELECT
  cohort,
  n AS month_number,
  sum(flag)::int AS active_users,
  round(avg(flag * 100), 1) AS retention
FROM flags
GROUP BY cohort, n
ORDER BY cohort, active_users DESC, n;
