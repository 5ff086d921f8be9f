-- wrong-answer: repeats
-- Of several results of one moment only the one with the greatest id counts.
WITH probes AS (
  SELECT DISTINCT ON (service_id, probed_at) service_id, probed_at, ok IS NOT TRUE AS failed
  FROM probe_results
  ORDER BY service_id, probed_at, id DESC
),
counted AS (
  SELECT p.service_id, p.probed_at, p.failed
  FROM probes AS p
  WHERE NOT (p.failed AND EXISTS (
    SELECT 1
    FROM maintenance AS m
    WHERE p.service_id = coalesce(m.service_id, p.service_id)
      AND p.probed_at >= m.starts_at
      AND p.probed_at < coalesce(m.ends_at, 'infinity')
  ))
),
gaps AS (
  SELECT *, probed_at - lag(probed_at) OVER (PARTITION BY service_id ORDER BY probed_at) AS gap
  FROM counted
),
islands AS (
  SELECT
    *,
    count(*) FILTER (WHERE NOT failed OR gap > INTERVAL '5 minutes')
      OVER (PARTITION BY service_id ORDER BY probed_at) AS island
  FROM gaps
),
runs AS (
  SELECT service_id, island, array_agg(probed_at ORDER BY probed_at) AS moments
  FROM islands
  WHERE failed
  GROUP BY service_id, island
),
next_breaks AS (
  SELECT service_id, island - 1 AS island, min(probed_at) AS next_at
  FROM islands
  GROUP BY service_id, island
),
ended AS (
  SELECT
    service_id,
    moments[1] AS started_at,
    next_at,
    cardinality(moments) AS failed_probes,
    CASE WHEN next_at <= moments[cardinality(moments)] + INTERVAL '5 minutes'
      THEN next_at ELSE moments[cardinality(moments)] END AS till
  FROM runs
  LEFT JOIN next_breaks USING (service_id, island)
)
SELECT
  e.service_id, s.name AS service, e.started_at,
  CASE WHEN e.next_at IS NOT NULL THEN e.till END AS ended_at,
  e.failed_probes,
  floor(extract(epoch FROM e.till - e.started_at) / 60)::integer AS minutes
FROM ended AS e
JOIN services AS s ON s.id = e.service_id
WHERE e.failed_probes >= 3 OR e.till - e.started_at >= INTERVAL '4 minutes'
ORDER BY e.started_at DESC, e.service_id;
