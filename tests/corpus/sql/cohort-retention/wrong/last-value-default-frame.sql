-- runtime-error: sample, gaps
-- The default frame of last_value() ends at the current row, which may be 0.
WITH visits AS (
  SELECT s.user_id, date_trunc('month', s.started_at) AS month
  FROM sessions s
  INNER JOIN (SELECT id FROM users WHERE is_staff IS NOT TRUE) AS u ON u.id = s.user_id
),
members AS (
  SELECT user_id, min(month) AS cohort FROM visits GROUP BY user_id
),
counts AS (
  SELECT m.cohort, g.month, count(DISTINCT v.user_id) AS n
  FROM members m
  CROSS JOIN LATERAL generate_series(
    m.cohort, TIMESTAMP '2026-06-01', INTERVAL '1 month'
  ) AS g (month)
  LEFT JOIN visits v ON v.user_id = m.user_id AND v.month = g.month
  WHERE m.cohort >= TIMESTAMP '2026-01-01'
  GROUP BY m.cohort, g.month
)
SELECT
  cohort::date,
  rank() OVER w - 1 AS month_number,
  n AS active_users,
  round(100.0 * n / last_value(n) OVER (PARTITION BY cohort ORDER BY month DESC), 1) AS retention
FROM counts
WINDOW w AS (PARTITION BY cohort ORDER BY month)
ORDER BY cohort, month;
