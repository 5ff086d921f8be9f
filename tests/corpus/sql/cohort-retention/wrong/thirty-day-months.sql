-- wrong-answer: gaps, repeat-visits
-- The distance in days is divided by 30, so March is one month after January.
WITH visits AS (
  SELECT
    s.user_id,
    date_trunc('month', s.started_at)::date AS month,
    date_trunc('month', first_value(s.started_at) OVER w)::date AS cohort
  FROM sessions s
  JOIN users u ON u.id = s.user_id AND u.is_staff IS NOT TRUE
  WINDOW w AS (PARTITION BY s.user_id ORDER BY s.started_at)
),
counts AS (
  SELECT cohort, month, GROUPING(month) AS is_total, count(DISTINCT user_id) AS n
  FROM visits
  WHERE cohort >= DATE '2026-01-01' AND cohort < DATE '2026-07-01'
  GROUP BY GROUPING SETS ((cohort, month), (cohort))
)
SELECT
  t.cohort,
  (g::date - t.cohort) / 30 AS month_number,
  coalesce(a.n, 0) AS active_users,
  round(100.0 * coalesce(a.n, 0) / t.n, 1) AS retention
FROM counts t
CROSS JOIN LATERAL generate_series(t.cohort::timestamp, '2026-06-30', '1 month') AS g
LEFT JOIN counts a ON a.is_total = 0 AND a.cohort = t.cohort AND a.month = g
WHERE t.is_total = 1
ORDER BY t.cohort, month_number;
