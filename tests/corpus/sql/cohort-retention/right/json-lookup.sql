-- One JSON object of counts for each cohort, looked up by month.
WITH visits AS (
  SELECT DISTINCT s.user_id, to_char(s.started_at, 'YYYY-MM') AS month
  FROM sessions AS s
  JOIN users AS u ON u.id = s.user_id
  WHERE u.is_staff IS NOT TRUE AND s.started_at < '2026-07-01'
),
members AS (
  SELECT user_id, to_char(min(started_at), 'YYYY-MM') AS cohort
  FROM sessions
  GROUP BY user_id
  HAVING min(started_at) >= '2026-01-01'
),
counts AS (
  SELECT m.cohort, jsonb_object_agg(m.month, m.users) AS by_month
  FROM (
    SELECT cohort, month, count(*) AS users
    FROM members
    JOIN visits USING (user_id)
    GROUP BY cohort, month
  ) AS m
  GROUP BY m.cohort
)
SELECT
  (c.cohort || '-01')::date AS cohort,
  k - split_part(c.cohort, '-', 2)::int AS month_number,
  coalesce(c.by_month ->> format('2026-0%s', k), '0')::int AS active_users,
  round(
    coalesce(c.by_month ->> format('2026-0%s', k), '0')::numeric * 100
      / (c.by_month ->> c.cohort)::int,
    1
  ) AS retention
FROM counts AS c
JOIN generate_series(1, 6) AS k ON format('2026-0%s', k) >= c.cohort
ORDER BY 1, 2;
