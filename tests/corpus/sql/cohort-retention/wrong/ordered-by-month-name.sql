-- presentation: everyday, gaps
-- The cohorts come in the alphabetical order of their names.
WITH RECURSIVE months (month) AS (
  VALUES (DATE '2026-01-01')
  UNION ALL
  SELECT (month + INTERVAL '1 month')::date FROM months WHERE month < DATE '2026-06-01'
),
first_seen AS (
  SELECT user_id, min(started_at) AS first_at
  FROM sessions
  WHERE user_id IS NOT NULL AND user_id NOT IN (SELECT id FROM users WHERE is_staff)
  GROUP BY user_id
),
members AS (
  SELECT f.user_id, c.month AS cohort, count(*) OVER (PARTITION BY c.month) AS size
  FROM first_seen f
  JOIN months c ON f.first_at >= c.month AND f.first_at < c.month + INTERVAL '1 month'
),
seen AS (
  SELECT DISTINCT s.user_id, m.month
  FROM sessions s
  JOIN months m ON m.month = date_trunc('month', s.started_at)
)
SELECT
  mb.cohort,
  (extract(month FROM m.month) - extract(month FROM mb.cohort))::int AS month_number,
  count(seen.user_id)::int AS active_users,
  round(100.0 * count(seen.user_id) / mb.size, 1) AS retention
FROM members mb
JOIN months m ON m.month >= mb.cohort
LEFT JOIN seen ON seen.user_id = mb.user_id AND seen.month = m.month
GROUP BY mb.cohort, mb.size, m.month
ORDER BY to_char(mb.cohort, 'Mon'), m.month;
