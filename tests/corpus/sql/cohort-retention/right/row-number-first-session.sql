-- First session by row_number(), sizes by a window over grouped rows.
WITH numbered AS (
  SELECT
    s.user_id,
    s.started_at::date AS day,
    row_number() OVER (PARTITION BY s.user_id ORDER BY s.started_at, s.id) AS place
  FROM users u, sessions s
  WHERE s.user_id = u.id AND (u.is_staff IS NULL OR NOT u.is_staff)
),
members AS (
  SELECT user_id, date_trunc('month', day)::date AS cohort
  FROM numbered
  WHERE place = 1 AND day >= DATE '2026-01-01' AND day <= DATE '2026-06-30'
),
grid AS (
  SELECT cohort, count(*) AS size, month::date
  FROM members, generate_series(TIMESTAMP '2026-01-01', '2026-06-01', '1 month') AS month
  WHERE month >= cohort
  GROUP BY cohort, month
),
active AS (
  SELECT cohort, date_trunc('month', day)::date AS month, count(DISTINCT user_id) AS users
  FROM members JOIN numbered USING (user_id)
  GROUP BY 1, 2
)
SELECT
  g.cohort,
  row_number() OVER (PARTITION BY g.cohort ORDER BY g.month)::int - 1 AS month_number,
  coalesce(a.users, 0)::int AS active_users,
  round(coalesce(a.users, 0)::numeric / g.size * 100, 1) AS retention
FROM grid g
LEFT JOIN active a ON (a.cohort, a.month) = (g.cohort, g.month)
ORDER BY g.cohort, g.month;
