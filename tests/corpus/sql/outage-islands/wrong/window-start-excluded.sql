-- wrong-answer: window-edges
-- A probe in the very moment in which a window starts is not covered.
WITH counted AS (
  SELECT r.service_id, r.probed_at, bool_or(r.ok) IS NOT TRUE AS failed
  FROM probe_results r
  LEFT JOIN maintenance m
    ON coalesce(m.service_id, r.service_id) = r.service_id
    AND r.probed_at > m.starts_at
    AND (r.probed_at < m.ends_at) IS NOT FALSE
  GROUP BY r.service_id, r.probed_at
  HAVING bool_or(r.ok) OR count(m.id) = 0
),
stepped AS (
  SELECT
    service_id, probed_at, failed,
    probed_at - lag(probed_at) OVER w AS since,
    lead(probed_at) OVER w - probed_at AS until_next
  FROM counted
  WINDOW w AS (PARTITION BY service_id ORDER BY probed_at)
),
grouped AS (
  SELECT
    service_id, probed_at, failed, until_next,
    count(nullif(failed AND coalesce(since <= INTERVAL '5 minutes', true), true))
      OVER (PARTITION BY service_id ORDER BY probed_at) AS breaks
  FROM stepped
),
runs AS (
  SELECT
    service_id,
    min(probed_at) AS started_at,
    max(probed_at + CASE WHEN until_next <= INTERVAL '5 minutes' THEN until_next ELSE INTERVAL '0' END) AS till,
    bool_and(until_next IS NOT NULL) AS closed,
    count(*) AS failed_probes
  FROM grouped
  WHERE failed
  GROUP BY service_id, breaks
)
SELECT
  service_id,
  name AS service,
  started_at,
  CASE closed WHEN true THEN till END AS ended_at,
  failed_probes,
  extract(day FROM length) * 1440 + extract(hour FROM length) * 60 + extract(minute FROM length) AS minutes
FROM (SELECT runs.*, till - started_at AS length FROM runs) r
JOIN services ON services.id = r.service_id
WHERE NOT (failed_probes < 3 AND length < INTERVAL '4 minutes')
ORDER BY started_at DESC, service_id;
