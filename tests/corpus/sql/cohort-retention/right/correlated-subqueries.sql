-- A fixed grid of months, sizes and activity by correlated subqueries.
WITH firsts AS (
  SELECT s.user_id, min(s.started_at) AS first_at
  FROM sessions s
  WHERE (SELECT u.is_staff IS NOT TRUE FROM users u WHERE u.id = s.user_id)
  GROUP BY s.user_id
),
counted AS (
  SELECT
    make_date(2026, c, 1) AS cohort,
    m - c AS month_number,
    (SELECT count(*)
     FROM firsts f
     WHERE date_trunc('month', f.first_at) = make_date(2026, c, 1)) AS size,
    (SELECT count(*)
     FROM firsts f
     WHERE date_trunc('month', f.first_at) = make_date(2026, c, 1)
       AND f.user_id IN (
         SELECT s.user_id
         FROM sessions s
         WHERE date_trunc('month', s.started_at) = make_date(2026, m, 1)
       )) AS active_users
  FROM generate_series(1, 6) AS c
  JOIN generate_series(1, 6) AS m ON m >= c
)
SELECT cohort, month_number, active_users, round(100.0 * active_users / size, 1) AS retention
FROM counted
WHERE size > 0
ORDER BY cohort, month_number;
