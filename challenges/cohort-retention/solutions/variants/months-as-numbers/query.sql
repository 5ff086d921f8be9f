WITH visits AS (
  SELECT DISTINCT s.user_id,
         (extract(year FROM s.started_at) * 12 + extract(month FROM s.started_at))::int - (2026 * 12 + 1) AS m
    FROM sessions s JOIN users u ON u.id = s.user_id
   WHERE u.is_staff IS NOT TRUE AND s.started_at < '2026-07-01'
), firsts AS (
  SELECT user_id, min(m) AS c FROM visits GROUP BY user_id
), sizes AS (
  SELECT c, count(*) AS size FROM firsts WHERE c BETWEEN 0 AND 5 GROUP BY c
)
SELECT make_date(2026, sizes.c + 1, 1) AS cohort,
       n AS month_number,
       count(v.user_id)::int AS active_users,
       round(100.0 * count(v.user_id) / sizes.size, 1) AS retention
  FROM sizes
 CROSS JOIN LATERAL generate_series(0, 5 - sizes.c) AS n
  LEFT JOIN firsts f ON f.c = sizes.c
  LEFT JOIN visits v ON v.user_id = f.user_id AND v.m = sizes.c + n
 GROUP BY sizes.c, sizes.size, n
 ORDER BY cohort, month_number
