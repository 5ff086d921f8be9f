-- First month by a window minimum; the size of a cohort is its count in month 0.
WITH visits AS (
  SELECT
    s.user_id,
    date_trunc('month', s.started_at) AS month,
    min(date_trunc('month', s.started_at)) OVER (PARTITION BY s.user_id) AS cohort
  FROM sessions AS s
  JOIN users AS u ON u.id = s.user_id
  WHERE coalesce(u.is_staff, false) = false
),
counts AS (
  SELECT cohort, month, count(DISTINCT user_id) AS n
  FROM visits
  WHERE cohort >= '2026-01-01' AND month < '2026-07-01'
  GROUP BY cohort, month
)
SELECT
  base.cohort::date AS cohort,
  (extract(month FROM m) - extract(month FROM base.cohort))::int AS month_number,
  coalesce(c.n, 0) AS active_users,
  round(coalesce(c.n, 0) * 100.0 / base.n, 1) AS retention
FROM counts AS base
CROSS JOIN generate_series(TIMESTAMP '2026-01-01', TIMESTAMP '2026-06-01', INTERVAL '1 month') AS m
LEFT JOIN counts AS c ON c.cohort = base.cohort AND c.month = m
WHERE base.month = base.cohort AND m >= base.cohort
ORDER BY 1, 2;
