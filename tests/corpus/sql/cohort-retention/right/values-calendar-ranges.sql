-- A calendar written out with VALUES, sessions put into it by ranges.
WITH calendar (number, starts, ends) AS (
  VALUES
    (1, TIMESTAMP '2026-01-01', TIMESTAMP '2026-02-01'),
    (2, TIMESTAMP '2026-02-01', TIMESTAMP '2026-03-01'),
    (3, TIMESTAMP '2026-03-01', TIMESTAMP '2026-04-01'),
    (4, TIMESTAMP '2026-04-01', TIMESTAMP '2026-05-01'),
    (5, TIMESTAMP '2026-05-01', TIMESTAMP '2026-06-01'),
    (6, TIMESTAMP '2026-06-01', TIMESTAMP '2026-07-01')
),
visits AS (
  SELECT DISTINCT s.user_id, coalesce(c.number, 0) AS number
  FROM sessions s
  INNER JOIN users u ON u.id = s.user_id
  LEFT JOIN calendar c ON s.started_at >= c.starts AND s.started_at < c.ends
  WHERE CASE WHEN u.is_staff THEN false ELSE true END
    AND s.started_at < TIMESTAMP '2026-07-01'
),
members AS (
  SELECT user_id, min(number) AS first_number
  FROM visits
  GROUP BY user_id
  HAVING min(number) > 0
)
SELECT
  c.starts::date AS cohort,
  k.number - c.number AS month_number,
  count(v.user_id) AS active_users,
  round(100.0 * count(v.user_id) / count(m.user_id), 1) AS retention
FROM calendar c
JOIN members m ON m.first_number = c.number
JOIN calendar k ON k.number >= c.number
LEFT JOIN visits v ON v.user_id = m.user_id AND v.number = k.number
GROUP BY c.starts, c.number, k.number
ORDER BY c.starts, k.number;
