-- A mask of months for each user; the rate is rounded in whole numbers.
WITH masks AS (
  SELECT
    s.user_id,
    min(s.started_at) AS first_at,
    bit_or(1 << extract(month FROM s.started_at)::int)
      FILTER (WHERE s.started_at >= '2026-01-01' AND s.started_at < '2026-07-01') AS mask
  FROM sessions s
  JOIN users u ON u.id = s.user_id
  WHERE NOT coalesce(u.is_staff, false)
  GROUP BY s.user_id
),
counts AS (
  SELECT
    extract(month FROM first_at)::int AS c,
    m,
    count(*) AS size,
    sum(mask >> m & 1) AS active_users
  FROM masks
  CROSS JOIN generate_series(1, 6) AS m
  WHERE first_at >= '2026-01-01' AND first_at < '2026-07-01'
    AND m >= extract(month FROM first_at)
  GROUP BY 1, 2
)
SELECT
  make_date(2026, c, 1) AS cohort,
  m - c AS month_number,
  active_users,
  (2000 * active_users + size) / (2 * size) / 10.0 AS retention
FROM counts
ORDER BY cohort, month_number;
