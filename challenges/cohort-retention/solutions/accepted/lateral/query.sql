-- Numbers instead of months: January 2026 is 1, December 2025 is 0.
WITH v AS (
  SELECT
    s.user_id,
    ((extract(year FROM s.started_at) - 2026) * 12 + extract(month FROM s.started_at))::int AS m
  FROM sessions s, users u
  WHERE u.id = s.user_id AND NOT coalesce(u.is_staff, false)
),
firsts AS (
  SELECT user_id, min(m) AS c FROM v GROUP BY 1
)
SELECT
  make_date(2026, k.c, 1)                                     AS cohort,
  k.m - k.c                                                   AS month_number,
  back.n                                                      AS active_users,
  round(back.n * 100::numeric / sum(back.n) FILTER (WHERE k.m = k.c) OVER (PARTITION BY k.c), 1) AS retention
FROM (SELECT c, m FROM generate_series(1, 6) AS c, generate_series(1, 6) AS m WHERE m >= c) AS k
CROSS JOIN LATERAL (
  SELECT count(DISTINCT v.user_id)::int AS n
  FROM v JOIN firsts f USING (user_id)
  WHERE f.c = k.c AND v.m = k.m
) AS back
WHERE k.c IN (SELECT c FROM firsts)
ORDER BY 1, 2;
