-- Looking back from the end: every failed probe learns the next break, and that is the key of its run.
WITH moments AS (
  SELECT r.service_id, r.probed_at, max(CASE WHEN r.ok THEN 1 ELSE 0 END) = 1 AS good
  FROM probe_results AS r
  JOIN services AS s ON s.id = r.service_id
  GROUP BY r.service_id, r.probed_at
),
counted AS (
  SELECT
    service_id, probed_at, good,
    probed_at - lag(probed_at) OVER (PARTITION BY service_id ORDER BY probed_at) AS pause
  FROM moments AS p
  WHERE good
     OR true <> ALL (
       SELECT tsrange(m.starts_at, m.ends_at) @> p.probed_at
       FROM maintenance AS m
       WHERE m.service_id IS NULL OR m.service_id = p.service_id
     )
),
keyed AS (
  SELECT
    service_id, probed_at, good,
    min(probed_at) FILTER (WHERE good OR pause > INTERVAL '5 minutes') OVER (
      PARTITION BY service_id ORDER BY probed_at DESC
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS next_break
  FROM counted
),
runs AS (
  SELECT
    service_id,
    next_break,
    min(probed_at) AS started_at,
    CASE
      WHEN next_break <= max(probed_at) + INTERVAL '5 minutes' THEN next_break
      ELSE max(probed_at)
    END AS till,
    count(*) AS failed_probes
  FROM keyed
  WHERE NOT good
  GROUP BY service_id, next_break
)
SELECT
  r.service_id,
  (SELECT s.name FROM services AS s WHERE s.id = r.service_id) AS service,
  r.started_at,
  CASE WHEN r.next_break IS NULL THEN NULL ELSE r.till END AS ended_at,
  r.failed_probes,
  extract(epoch FROM date_trunc('minute', r.till - r.started_at)) / 60 AS minutes
FROM runs AS r
WHERE r.failed_probes >= 3
   OR age(r.till, r.started_at) >= INTERVAL '4 minutes'
ORDER BY started_at DESC, service_id ASC;
