-- wrong-answer: sample, repeat-visits
-- EXCEPT ALL takes away one row for each earlier one; the rest still counts as new.
WITH regular AS (
  SELECT id FROM users
  EXCEPT
  SELECT id FROM users WHERE is_staff
),
visits AS (
  SELECT user_id, date_trunc('month', started_at)::date AS month
  FROM sessions
  WHERE user_id IN (TABLE regular)
  INTERSECT
  SELECT user_id, date_trunc('month', started_at)::date
  FROM sessions
  WHERE started_at < '2026-07-01'
),
firsts AS (
  SELECT s.user_id, date_trunc('month', s.started_at)::date AS month
  FROM sessions AS s
  WHERE s.user_id IN (TABLE regular)
  EXCEPT ALL
  SELECT later.user_id, later.month
  FROM visits AS earlier
  JOIN visits AS later ON later.user_id = earlier.user_id AND later.month > earlier.month
),
counted AS (
  SELECT
    c.month AS cohort,
    m - extract(month FROM c.month)::int AS month_number,
    (SELECT count(*) FROM (
       SELECT user_id FROM firsts WHERE month = c.month
       INTERSECT
       SELECT user_id FROM visits WHERE month = make_date(2026, m, 1)
     ) AS back) AS active_users,
    c.size
  FROM (SELECT month, count(*) AS size FROM firsts GROUP BY month) AS c
  JOIN generate_series(1, 6) AS m ON make_date(2026, m, 1) >= c.month
  WHERE c.month >= DATE '2026-01-01'
)
SELECT cohort, month_number, active_users, round(100.0 * active_users / size, 1) AS retention
FROM counted
ORDER BY cohort, month_number;
