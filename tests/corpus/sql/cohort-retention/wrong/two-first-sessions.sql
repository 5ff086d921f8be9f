-- runtime-error: repeat-visits
-- The subquery returns two rows when the first moment has two sessions.
WITH seen AS (
  SELECT s.user_id, s.started_at, min(s.started_at) OVER (PARTITION BY s.user_id) AS first_at
  FROM sessions s
),
members AS MATERIALIZED (
  SELECT
    u.id,
    (SELECT date_trunc('month', started_at)
     FROM seen
     WHERE seen.user_id = u.id AND seen.started_at = seen.first_at) AS cohort
  FROM users u
  WHERE u.is_staff IS NOT TRUE
),
grid AS (
  SELECT m.id, m.cohort, month
  FROM members m
  CROSS JOIN LATERAL generate_series(m.cohort, TIMESTAMP '2026-06-01', INTERVAL '1 month') AS month
  WHERE m.cohort >= TIMESTAMP '2026-01-01'
)
SELECT
  g.cohort::date AS cohort,
  (extract(month FROM g.month) - extract(month FROM g.cohort))::int AS month_number,
  count(DISTINCT s.user_id) AS active_users,
  round(100.0 * count(DISTINCT s.user_id) / count(DISTINCT g.id), 1) AS retention
FROM grid g
LEFT JOIN sessions s ON s.user_id = g.id AND date_trunc('month', s.started_at) = g.month
GROUP BY g.cohort, g.month
ORDER BY g.cohort, g.month;
