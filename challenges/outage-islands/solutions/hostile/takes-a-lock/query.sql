SELECT 1 AS service_id, 'x' AS service, NULL::timestamp AS started_at, NULL::timestamp AS ended_at,
  3 AS failed_probes, 2 AS minutes
FROM pg_advisory_lock(1);
