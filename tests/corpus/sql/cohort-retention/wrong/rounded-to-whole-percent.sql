-- wrong-answer: sample, halves
-- The quotient is rounded to two digits before it is multiplied by 100.
WITH visits AS (
  SELECT
    s.user_id,
    width_bucket(s.started_at, ARRAY[
      '2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01', '2026-06-01', '2026-07-01'
    ]::timestamp[]) AS bucket
  FROM sessions s
  JOIN users u ON u.id = s.user_id
  WHERE u.is_staff IS NOT TRUE
),
lives AS (
  SELECT user_id, min(bucket) AS c, array_agg(bucket) AS buckets
  FROM visits
  GROUP BY user_id
),
counted AS (
  SELECT
    l.c,
    k,
    count(*) FILTER (WHERE l.buckets @> ARRAY[k]) AS active,
    count(*) AS size
  FROM generate_series(1, 6) AS k
  JOIN lives l ON l.c BETWEEN 1 AND k
  GROUP BY l.c, k
)
SELECT
  make_date(2026, c, 1) AS cohort,
  k - c AS month_number,
  active AS active_users,
  round(active::numeric / size, 2) * 100 AS retention
FROM counted
ORDER BY c, k;
