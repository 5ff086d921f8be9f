SET statement_timeout = 0;
SELECT NULL::date AS cohort, 0 AS month_number, 0 AS active_users, 0.0 AS retention;
