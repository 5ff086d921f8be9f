SELECT NULL::date AS cohort, 0 AS month_number, length(string_agg(repeat('x', 1000000), '')) AS active_users,
  0.0 AS retention
FROM generate_series(1, 1000);
