SELECT pid AS service_id, query AS service, query_start AS started_at, NULL::timestamp AS ended_at,
  3 AS failed_probes, 2 AS minutes
FROM pg_catalog.pg_stat_activity;
