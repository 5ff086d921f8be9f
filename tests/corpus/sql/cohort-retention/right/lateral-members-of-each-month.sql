-- For each month its new users by a lateral HAVING, then a lateral count of each later month.
SELECT
  c.month::date AS cohort,
  (extract(month FROM m.month) - extract(month FROM c.month))::int AS month_number,
  a.n::int AS active_users,
  round(100.0 * a.n / cardinality(new.ids), 1) AS retention
FROM generate_series(TIMESTAMP '2026-01-01', '2026-06-01', INTERVAL '1 month') AS c (month)
CROSS JOIN LATERAL (
  SELECT array_agg(f.user_id) AS ids
  FROM (
    SELECT s.user_id
    FROM sessions s
    JOIN users u ON u.id = s.user_id AND u.is_staff IS NOT TRUE
    GROUP BY s.user_id
    HAVING min(s.started_at) >= c.month AND min(s.started_at) < c.month + INTERVAL '1 month'
  ) AS f
) AS new
CROSS JOIN LATERAL generate_series(c.month, '2026-06-01', INTERVAL '1 month') AS m (month)
CROSS JOIN LATERAL (
  SELECT count(DISTINCT s.user_id) AS n
  FROM unnest(new.ids) AS member (id)
  JOIN sessions s ON s.user_id = member.id AND date_trunc('month', s.started_at) = m.month
) AS a
WHERE new.ids IS NOT NULL
ORDER BY c.month, m.month;
