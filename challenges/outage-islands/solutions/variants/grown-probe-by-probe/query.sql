-- A run begins with a failed probe, and grows by the next one as long as that failed within five minutes.
WITH RECURSIVE probe AS (
  SELECT service_id, probed_at, count(*) FILTER (WHERE ok) > 0 AS good
  FROM probe_results
  WHERE service_id IS NOT NULL
  GROUP BY service_id, probed_at
),
covering AS (
  SELECT service_id, tsrange(starts_at, coalesce(ends_at, 'infinity'), '[)') AS times FROM maintenance
),
counting AS MATERIALIZED (
  SELECT p.*, row_number() OVER (PARTITION BY p.service_id ORDER BY p.probed_at) AS n
  FROM probe p
  WHERE p.good OR NOT EXISTS (
    SELECT FROM covering c WHERE coalesce(c.service_id = p.service_id, true) AND p.probed_at <@ c.times)
),
run AS (
  SELECT c.service_id, c.probed_at AS started_at, c.probed_at AS last_at, c.n AS first_n, c.n AS last_n
  FROM counting c
  LEFT JOIN counting b ON b.service_id = c.service_id AND b.n = c.n - 1
  WHERE NOT c.good AND (b.n IS NULL OR b.good OR c.probed_at > b.probed_at + interval '300 seconds')
  UNION ALL
  SELECT r.service_id, r.started_at, c.probed_at, r.first_n, c.n
  FROM run r
  JOIN counting c ON c.service_id = r.service_id AND c.n = r.last_n + 1
  WHERE NOT c.good AND c.probed_at <= r.last_at + interval '300 seconds'
),
grown AS (
  SELECT DISTINCT ON (service_id, started_at) * FROM run ORDER BY service_id, started_at, last_n DESC
),
ended AS (
  SELECT g.*, a.n IS NULL AS is_open,
         CASE WHEN a.probed_at - g.last_at <= interval '300 seconds' THEN a.probed_at ELSE g.last_at END AS until
  FROM grown g
  LEFT JOIN counting a ON a.service_id = g.service_id AND a.n = g.last_n + 1
)
SELECT s.id AS service_id, s.name AS service, e.started_at,
       CASE WHEN e.is_open THEN NULL ELSE e.until END AS ended_at,
       e.last_n - e.first_n + 1 AS failed_probes,
       trunc(extract(epoch FROM e.until - e.started_at) / 60)::int AS minutes
FROM ended e JOIN services s ON s.id = e.service_id
WHERE e.last_n - e.first_n > 1 OR e.until - e.started_at >= interval '4 minutes'
ORDER BY e.started_at DESC, s.id
