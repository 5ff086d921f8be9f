-- wrong-answer: month-ends
-- A session at midnight on the first does not count for its month.
WITH firsts AS (
  SELECT u.id, make_date(2026, c, 1) AS cohort
  FROM users u
  JOIN sessions s ON s.user_id = u.id
  JOIN generate_series(1, 6) AS c ON true
  WHERE u.is_staff IS NOT TRUE
  GROUP BY u.id, c
  HAVING date_trunc('month', min(s.started_at)) = make_date(2026, c, 1)
),
grid AS (
  SELECT cohort, make_date(2026, m, 1) AS month, count(*) AS size
  FROM firsts
  JOIN generate_series(1, 6) AS m ON make_date(2026, m, 1) >= cohort
  GROUP BY cohort, m
)
SELECT
  g.cohort,
  (extract(month FROM g.month) - extract(month FROM g.cohort))::int AS month_number,
  count(DISTINCT s.user_id) AS active_users,
  round(100.0 * count(DISTINCT s.user_id) / g.size, 1) AS retention
FROM grid g
JOIN firsts f ON f.cohort = g.cohort
LEFT JOIN sessions s
  ON s.user_id = f.id
  AND s.started_at > g.month
  AND s.started_at < g.month + INTERVAL '1 month'
GROUP BY g.cohort, g.month, g.size
ORDER BY g.cohort, g.month;
