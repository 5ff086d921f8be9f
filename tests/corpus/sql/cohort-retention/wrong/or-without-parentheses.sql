-- wrong-answer: sample, unknown-staff
-- AND binds tighter than OR: unknown users are active in every month.
WITH members AS (
  SELECT s.user_id, date_trunc('month', min(s.started_at)) AS cohort
  FROM sessions s
  JOIN users u ON u.id = s.user_id
  WHERE u.is_staff IS NULL OR NOT u.is_staff
  GROUP BY s.user_id
),
cohorts AS (
  SELECT cohort, count(*) AS size
  FROM members
  WHERE cohort >= '2026-01-01'
  GROUP BY cohort
)
SELECT
  c.cohort::date AS cohort,
  (extract(month FROM m.month) - extract(month FROM c.cohort))::int AS month_number,
  a.n::int AS active_users,
  round(100.0 * a.n / c.size, 1) AS retention
FROM cohorts c
CROSS JOIN LATERAL generate_series(c.cohort, '2026-06-01', INTERVAL '1 month') AS m (month)
CROSS JOIN LATERAL (
  SELECT count(DISTINCT s.user_id) AS n
  FROM sessions s
  JOIN members mb ON mb.user_id = s.user_id AND mb.cohort = c.cohort
  JOIN users u ON u.id = s.user_id
  WHERE date_trunc('month', s.started_at) = m.month AND NOT u.is_staff OR u.is_staff IS NULL
) AS a
ORDER BY c.cohort, m.month;
