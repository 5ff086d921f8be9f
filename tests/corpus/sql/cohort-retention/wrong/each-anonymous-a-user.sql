-- wrong-answer: sample, anonymous
-- Every anonymous session counts as a user of its own.
WITH lives AS (
  SELECT
    coalesce(s.user_id, -s.id) AS user_id,
    date_trunc('month', min(s.started_at))::date AS cohort,
    array_agg(DISTINCT date_trunc('month', s.started_at)::date) AS months
  FROM sessions s
  LEFT JOIN users u ON s.user_id = u.id
  WHERE (u.is_staff = true) IS NOT TRUE
  GROUP BY 1
),
calendar AS (
  SELECT month, place
  FROM unnest(ARRAY[
    DATE '2026-01-01', DATE '2026-02-01', DATE '2026-03-01',
    DATE '2026-04-01', DATE '2026-05-01', DATE '2026-06-01'
  ]) WITH ORDINALITY AS c (month, place)
)
SELECT
  l.cohort,
  (k.place - c.place)::int AS month_number,
  (count(*) FILTER (WHERE k.month = ANY (l.months)))::int AS active_users,
  round(100.0 * count(*) FILTER (WHERE k.month = ANY (l.months)) / count(*), 1) AS retention
FROM lives l
JOIN calendar c ON c.month = l.cohort
JOIN calendar k ON k.place >= c.place
GROUP BY l.cohort, c.place, k.place
ORDER BY l.cohort, month_number;
