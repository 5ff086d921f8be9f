-- wrong-answer: sample, nothing-to-report
-- Three failed probes of the whole service suffice, whatever the run has.
WITH probes AS (
  SELECT service_id, probed_at, bool_or(ok) AS ok
  FROM probe_results
  GROUP BY service_id, probed_at
),
counted AS (
  SELECT service_id, probed_at, coalesce(ok, false) AS good
  FROM probes AS p
  WHERE ok
     OR NOT EXISTS (
       SELECT 1
       FROM maintenance AS m
       WHERE p.service_id IN (m.service_id, coalesce(m.service_id, p.service_id))
         AND p.probed_at >= m.starts_at
         AND NOT coalesce(p.probed_at >= m.ends_at, false)
     )
),
neighbours AS (
  SELECT
    service_id, probed_at, good,
    good OR probed_at - lag(probed_at) OVER w > INTERVAL '5 minutes' AS breaks,
    CASE WHEN lead(probed_at) OVER w - probed_at <= INTERVAL '5 minutes'
      THEN lead(probed_at) OVER w ELSE probed_at END AS till
  FROM counted
  WINDOW w AS (PARTITION BY service_id ORDER BY probed_at)
),
islands AS (
  SELECT *, count(*) FILTER (WHERE breaks) OVER (PARTITION BY service_id ORDER BY probed_at) AS island
  FROM neighbours
),
totals AS (
  SELECT
    service_id, island, grouping(island) AS of_service,
    min(probed_at) FILTER (WHERE NOT good) AS started_at,
    max(probed_at) FILTER (WHERE NOT good) AS last_failed_at,
    max(till) FILTER (WHERE NOT good) AS till,
    max(probed_at) AS last_at,
    count(*) FILTER (WHERE NOT good) AS failed_probes
  FROM islands
  GROUP BY GROUPING SETS ((service_id, island), (service_id))
)
SELECT
  r.service_id, s.name AS service, r.started_at,
  CASE WHEN r.last_failed_at < t.last_at THEN r.till END AS ended_at,
  r.failed_probes,
  floor(extract(epoch FROM r.till - r.started_at) / 60) AS minutes
FROM totals AS r
JOIN totals AS t ON t.service_id = r.service_id AND t.of_service = 1
JOIN services AS s ON s.id = r.service_id
WHERE r.of_service = 0
  AND (t.failed_probes >= 3 OR r.till - r.started_at >= INTERVAL '4 minutes')
ORDER BY r.started_at DESC, r.service_id;
