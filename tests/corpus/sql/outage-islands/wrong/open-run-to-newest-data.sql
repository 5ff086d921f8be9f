-- wrong-answer: sample, open-outages
-- An open run is measured to the newest probe of all services.
WITH names AS (
  SELECT id AS service_id, name AS service FROM services
),
probes AS (
  SELECT service_id, probed_at, bool_or(ok) IS NOT TRUE AS failed
  FROM probe_results
  GROUP BY service_id, probed_at
),
counted AS (
  SELECT service_id, probed_at, failed FROM probes
  EXCEPT
  SELECT p.service_id, p.probed_at, true
  FROM probes AS p
  JOIN maintenance AS m
    ON p.service_id = ANY (ARRAY[m.service_id, coalesce(m.service_id, p.service_id)])
    AND tsrange(m.starts_at, m.ends_at) @> p.probed_at
),
neighbours AS (
  SELECT
    *,
    lag(probed_at) OVER (PARTITION BY service_id ORDER BY probed_at) AS previous_at,
    lead(probed_at) OVER (PARTITION BY service_id ORDER BY probed_at) AS next_at
  FROM counted
),
islands AS (
  SELECT
    *,
    count(*) FILTER (WHERE NOT failed OR probed_at > previous_at + INTERVAL '5 minutes')
      OVER (PARTITION BY service_id ORDER BY probed_at) AS island
  FROM neighbours
),
runs AS (
  SELECT
    service_id,
    min(probed_at) AS started_at,
    max(CASE WHEN next_at IS NULL THEN (SELECT max(c.probed_at) FROM counted AS c)
      WHEN next_at <= probed_at + INTERVAL '5 minutes' THEN next_at ELSE probed_at END) AS till,
    array_position(array_agg(next_at), NULL) IS NOT NULL AS is_open,
    count(*)::integer AS failed_probes
  FROM islands
  WHERE failed
  GROUP BY service_id, island
),
outages AS (
  SELECT * FROM runs WHERE failed_probes >= 3
  UNION
  SELECT * FROM runs WHERE till - started_at >= INTERVAL '4 minutes'
)
SELECT
  service_id, service, started_at,
  CASE is_open WHEN false THEN till END AS ended_at,
  failed_probes,
  floor(extract(epoch FROM till - started_at) / 60)::integer AS minutes
FROM outages
NATURAL JOIN names
ORDER BY started_at DESC, service_id;
