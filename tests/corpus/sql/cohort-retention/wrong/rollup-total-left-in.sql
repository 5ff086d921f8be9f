-- wrong-answer: all-empty, sample, single-row
-- The totals of ROLLUP stay in the result, also when there is nothing to add up.
WITH visits AS (
  SELECT s.user_id, date_trunc('month', s.started_at)::date AS month
  FROM sessions s
  JOIN users u ON u.id = s.user_id
  WHERE coalesce(NOT u.is_staff, true) AND s.started_at < '2026-07-01'
  GROUP BY 1, 2
),
members AS (
  SELECT user_id, min(month) AS cohort
  FROM visits
  GROUP BY user_id
  HAVING min(month) >= '2026-01-01'
),
parts (cohort, month, active) AS (
  SELECT m.cohort, v.month, 1
  FROM members m
  JOIN visits v USING (user_id)
  UNION ALL
  SELECT DISTINCT m.cohort, make_date(2026, k, 1), 0
  FROM members m
  JOIN generate_series(1, 6) AS k ON make_date(2026, k, 1) >= m.cohort
)
SELECT
  cohort,
  (date_part('month', month) - date_part('month', cohort))::int AS month_number,
  sum(active)::int AS active_users,
  round(
    100.0 * sum(active)
      / sum(sum(active)) FILTER (WHERE month = cohort) OVER (PARTITION BY cohort),
    1
  ) AS retention
FROM parts
GROUP BY ROLLUP (cohort, month)
ORDER BY cohort, month;
