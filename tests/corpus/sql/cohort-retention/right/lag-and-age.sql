-- First sessions are those without a predecessor (lag); months apart by age().
WITH ordered AS (
  SELECT
    user_id,
    date_trunc('month', started_at) AS month,
    lag(started_at) OVER (PARTITION BY user_id ORDER BY started_at, id) IS NULL AS is_first
  FROM sessions
  WHERE EXISTS (SELECT 1 FROM users WHERE id = user_id AND is_staff IS NOT TRUE)
),
members AS (
  SELECT user_id, month AS cohort
  FROM ordered
  WHERE is_first AND month IN (
    '2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01', '2026-06-01'
  )
),
counts AS (
  SELECT
    m.cohort,
    extract(month FROM age(o.month, m.cohort))::int AS n,
    count(DISTINCT m.user_id) AS users
  FROM members m
  JOIN ordered o USING (user_id)
  WHERE o.month < '2026-07-01'
  GROUP BY m.cohort, n
)
SELECT
  z.cohort::date AS cohort,
  n.n AS month_number,
  coalesce(c.users, 0) AS active_users,
  round(100.0 * coalesce(c.users, 0) / z.users, 1) AS retention
FROM counts z
JOIN generate_series(0, 5) AS n ON z.cohort + make_interval(months => n.n) < '2026-07-01'
LEFT JOIN counts c ON c.cohort = z.cohort AND c.n = n.n
WHERE z.n = 0
ORDER BY z.cohort, n.n;
