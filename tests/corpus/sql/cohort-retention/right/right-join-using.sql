-- Activity RIGHT JOIN grid USING two columns; the rate ends as a float.
WITH numbered AS (
  SELECT
    s.user_id,
    12 * (date_part('year', s.started_at)::int - 2026) + date_part('month', s.started_at)::int AS month
  FROM sessions s
  JOIN users u ON u.id = s.user_id
  WHERE u.is_staff IS NOT TRUE
),
members AS (
  SELECT user_id, min(month) AS first_month
  FROM numbered
  GROUP BY user_id
  HAVING min(month) BETWEEN 1 AND 6
),
activity AS (
  SELECT first_month, month - first_month AS month_number, count(DISTINCT user_id) AS active
  FROM members
  JOIN numbered USING (user_id)
  GROUP BY 1, 2
),
grid AS (
  SELECT first_month, month_number, count(*) AS size
  FROM members
  CROSS JOIN LATERAL generate_series(0, 6 - first_month) AS month_number
  GROUP BY first_month, month_number
)
SELECT
  (DATE '2025-12-01' + first_month * INTERVAL '1 month')::date AS cohort,
  month_number,
  coalesce(active, 0) AS active_users,
  round(100 * coalesce(active, 0) / size::numeric, 1)::float8 AS retention
FROM activity
RIGHT JOIN grid USING (first_month, month_number)
ORDER BY first_month, month_number;
