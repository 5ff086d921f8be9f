-- presentation: sample, single-row
-- The last column has no name of its own and is called round.
WITH months AS (
  SELECT n, tsrange(m, m + INTERVAL '1 month') AS span
  FROM generate_series(TIMESTAMP '2026-01-01', TIMESTAMP '2026-06-01', INTERVAL '1 month')
    WITH ORDINALITY AS g (m, n)
),
firsts AS (
  SELECT u.id, min(s.started_at) AS first_at
  FROM users u
  JOIN sessions s ON s.user_id = u.id
  GROUP BY u.id
  HAVING u.is_staff IS NOT TRUE
),
members AS (
  SELECT c.n AS cohort_n, lower(c.span) AS cohort, f.id
  FROM months c
  JOIN firsts f ON c.span @> f.first_at
),
seen AS (
  SELECT s.user_id, m.n
  FROM months m
  JOIN sessions s ON m.span @> s.started_at
  GROUP BY s.user_id, m.n
)
SELECT
  mb.cohort::date AS cohort,
  (m.n - mb.cohort_n)::int AS month_number,
  count(seen.user_id)::int AS active_users,
  round(100.0 * count(seen.user_id) / count(*), 1)
FROM members mb
JOIN months m ON m.n >= mb.cohort_n
LEFT JOIN seen ON seen.user_id = mb.id AND seen.n = m.n
GROUP BY mb.cohort, mb.cohort_n, m.n
ORDER BY mb.cohort, m.n;
