WITH active AS (
  SELECT user_id,
         date_trunc('month', started_at)::date AS month,
         min(date_trunc('month', started_at)::date) OVER (PARTITION BY user_id) AS cohort
    FROM sessions
   WHERE started_at < TIMESTAMP '2026-07-01 00:00'
     AND user_id IN (SELECT id FROM users WHERE NOT coalesce(is_staff, false))
), months AS (
  SELECT (DATE '2026-01-01' + make_interval(months => i))::date AS month, i FROM generate_series(0, 5) i
), cohorts AS (
  SELECT m.month AS cohort, m.i, count(DISTINCT a.user_id) AS size
    FROM months m JOIN active a ON a.cohort = m.month
   GROUP BY m.month, m.i
)
SELECT c.cohort,
       later.i - c.i AS month_number,
       (SELECT count(DISTINCT a.user_id) FROM active a
         WHERE a.cohort = c.cohort AND a.month = later.month)::integer AS active_users,
       round((SELECT count(DISTINCT a.user_id) FROM active a
               WHERE a.cohort = c.cohort AND a.month = later.month) * 100::numeric / c.size, 1) AS retention
  FROM cohorts c JOIN months later ON later.month >= c.cohort
 ORDER BY 1, 2
