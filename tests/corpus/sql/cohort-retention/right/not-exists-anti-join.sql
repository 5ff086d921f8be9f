-- A user's first month is the one without an earlier month, by NOT EXISTS.
WITH visits AS (
  SELECT DISTINCT user_id, date_trunc('month', started_at)::date AS month
  FROM sessions
  WHERE user_id IS NOT NULL
    AND started_at < TIMESTAMP '2026-07-01'
    AND NOT EXISTS (SELECT 1 FROM users u WHERE u.id = sessions.user_id AND u.is_staff)
),
members AS (
  SELECT v.user_id, v.month AS cohort
  FROM visits v
  WHERE v.month >= DATE '2026-01-01'
    AND NOT EXISTS (SELECT 1 FROM visits e WHERE e.user_id = v.user_id AND e.month < v.month)
)
SELECT
  k.cohort,
  k.month_number,
  k.active_users,
  round(k.active_users * 100.0 / k.size, 1) AS retention
FROM (
  SELECT
    m.cohort,
    n AS month_number,
    count(v.user_id) AS active_users,
    count(*) AS size
  FROM members m
  JOIN generate_series(0, 5) AS n ON extract(month FROM m.cohort) + n <= 6
  LEFT JOIN visits v
    ON v.user_id = m.user_id AND v.month = m.cohort + n * INTERVAL '1 month'
  GROUP BY m.cohort, n
) AS k
ORDER BY k.cohort, k.month_number;
