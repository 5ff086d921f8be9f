-- One column a month by FILTER, turned into rows by a lateral VALUES.
WITH members AS (
  SELECT s.user_id, date_trunc('month', min(s.started_at)) AS cohort
  FROM sessions s
  NATURAL JOIN (SELECT id AS user_id, is_staff FROM users) AS u
  WHERE u.is_staff IS NOT TRUE
  GROUP BY s.user_id
),
wide AS (
  SELECT
    m.cohort,
    count(DISTINCT m.user_id) AS size,
    count(DISTINCT m.user_id) FILTER (WHERE to_char(s.started_at, 'YYYYMM') = '202601') AS jan,
    count(DISTINCT m.user_id) FILTER (WHERE to_char(s.started_at, 'YYYYMM') = '202602') AS feb,
    count(DISTINCT m.user_id) FILTER (WHERE to_char(s.started_at, 'YYYYMM') = '202603') AS mar,
    count(DISTINCT m.user_id) FILTER (WHERE to_char(s.started_at, 'YYYYMM') = '202604') AS apr,
    count(DISTINCT m.user_id) FILTER (WHERE to_char(s.started_at, 'YYYYMM') = '202605') AS may,
    count(DISTINCT m.user_id) FILTER (WHERE to_char(s.started_at, 'YYYYMM') = '202606') AS jun
  FROM members m
  JOIN sessions s USING (user_id)
  WHERE m.cohort >= '2026-01-01' AND m.cohort < '2026-07-01'
  GROUP BY m.cohort
)
SELECT
  w.cohort::date AS cohort,
  (k.month - extract(month FROM w.cohort))::int AS month_number,
  k.users AS active_users,
  round(k.users / w.size::numeric * 100, 1) AS retention
FROM wide w
CROSS JOIN LATERAL (
  VALUES (1, w.jan), (2, w.feb), (3, w.mar), (4, w.apr), (5, w.may), (6, w.jun)
) AS k (month, users)
WHERE k.month >= extract(month FROM w.cohort)
ORDER BY w.cohort, k.month;
