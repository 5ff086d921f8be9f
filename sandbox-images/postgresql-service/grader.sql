ALTER ROLE hone_grader PASSWORD 'hone';

CREATE EXTENSION pg_stat_statements;

