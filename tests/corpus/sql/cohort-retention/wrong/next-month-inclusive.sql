-- wrong-answer: month-ends
-- BETWEEN counts midnight on the first for two months.
WITH firsts AS (
  SELECT DISTINCT ON (s.user_id) s.user_id, date_trunc('month', s.started_at) AS cohort
  FROM sessions s
  JOIN users u ON u.id = s.user_id AND u.is_staff IS DISTINCT FROM true
  ORDER BY s.user_id, s.started_at
),
cohorts AS (
  SELECT cohort, count(*) AS size
  FROM firsts
  WHERE cohort BETWEEN '2026-01-01' AND '2026-06-01'
  GROUP BY cohort
)
SELECT
  c.cohort::date AS cohort,
  n AS month_number,
  count(DISTINCT s.user_id)::int AS active_users,
  round(100 * count(DISTINCT s.user_id) / c.size::numeric, 1) AS retention
FROM cohorts c
JOIN generate_series(0, 5) AS n ON c.cohort + n * INTERVAL '1 month' < '2026-07-01'
JOIN firsts f USING (cohort)
LEFT JOIN sessions s
  ON s.user_id = f.user_id
  AND s.started_at BETWEEN c.cohort + n * INTERVAL '1 month' AND c.cohort + (n + 1) * INTERVAL '1 month'
GROUP BY c.cohort, c.size, n
ORDER BY c.cohort, n;
