-- Multiranges: windows are merged by range_agg, and so are the stretches that failed probes tell about.
WITH probes AS (
  SELECT service_id, probed_at, bool_or(ok) IS NOT TRUE AS failed
  FROM probe_results
  GROUP BY 1, 2
),
covered AS (
  SELECT s.id AS service_id, range_agg(tsrange(m.starts_at, m.ends_at)) AS moments
  FROM services AS s
  JOIN maintenance AS m ON m.service_id = s.id OR m.service_id IS NULL
  GROUP BY s.id
),
counted AS (
  SELECT
    service_id, p.probed_at, p.failed,
    lead(p.probed_at) OVER (PARTITION BY service_id ORDER BY p.probed_at) AS next_at
  FROM probes AS p
  LEFT JOIN covered AS c USING (service_id)
  WHERE (p.failed AND c.moments @> p.probed_at) IS NOT TRUE
),
failures AS (
  SELECT *, row_number() OVER (PARTITION BY service_id ORDER BY probed_at) AS n
  FROM counted
  WHERE failed
),
stretches AS (
  SELECT
    service_id,
    count(*) AS failures,
    max(probed_at) FILTER (WHERE next_at IS NULL) AS open_at,
    range_agg(tsrange(
      probed_at,
      CASE WHEN next_at - probed_at <= INTERVAL '5 minutes' THEN next_at ELSE probed_at END,
      '[]'
    )) AS failing
  FROM failures
  GROUP BY service_id
),
measured AS (
  SELECT
    service_id,
    lower(u.run) AS started_at,
    upper(u.run) AS till,
    upper(u.run) = x.open_at AS is_open,
    lead(f.n, 1, x.failures + 1) OVER (PARTITION BY service_id ORDER BY f.n) - f.n AS failed_probes
  FROM stretches AS x
  CROSS JOIN LATERAL unnest(x.failing) AS u (run)
  JOIN failures AS f USING (service_id)
  WHERE f.probed_at = lower(u.run)
)
SELECT
  service_id, s.name AS service, started_at,
  CASE WHEN is_open IS NOT TRUE THEN till END AS ended_at,
  failed_probes,
  div(extract(epoch FROM till - started_at), 60) AS minutes
FROM measured
JOIN services AS s ON s.id = service_id
WHERE failed_probes >= 3 OR till - started_at >= INTERVAL '4 minutes'
ORDER BY started_at DESC, service_id;
