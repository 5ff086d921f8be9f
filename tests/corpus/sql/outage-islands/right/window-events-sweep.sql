-- A sweep through probes and ends of windows: a running sum tells how many windows are open.
WITH events AS (
  SELECT service_id, probed_at AS at, 0 AS step, bool_or(ok) IS NOT TRUE AS failed
  FROM probe_results
  WHERE service_id IS NOT NULL
  GROUP BY service_id, probed_at
  UNION ALL
  SELECT s.id, e.at, e.step, NULL
  FROM maintenance AS m
  JOIN services AS s ON s.id = m.service_id OR m.service_id IS NULL
  CROSS JOIN LATERAL (VALUES (m.starts_at, 1), (m.ends_at, -1)) AS e (at, step)
  WHERE e.at IS NOT NULL
),
swept AS (
  SELECT service_id, at, failed, sum(step) OVER (PARTITION BY service_id ORDER BY at) AS open_windows
  FROM events
),
counted AS (
  SELECT
    service_id, at, failed,
    lag(at) OVER w AS previous_at,
    lag(failed) OVER w AS previous_failed,
    lead(at) OVER w AS next_at
  FROM swept
  WHERE failed = false OR (failed AND open_windows = 0)
  WINDOW w AS (PARTITION BY service_id ORDER BY at)
),
numbered AS (
  SELECT
    *,
    count(*) FILTER (
      WHERE failed AND (previous_failed AND at - previous_at <= INTERVAL '5 minutes') IS NOT TRUE
    ) OVER (PARTITION BY service_id ORDER BY at ROWS UNBOUNDED PRECEDING) AS run
  FROM counted
),
runs AS (
  SELECT
    service_id,
    min(at) AS started_at,
    greatest(
      max(at),
      max(next_at) FILTER (WHERE next_at - at <= INTERVAL '5 minutes')
    ) AS till,
    every(next_at IS NOT NULL) AS is_over,
    count(*) AS failed_probes
  FROM numbered
  WHERE failed
  GROUP BY service_id, run
)
SELECT
  r.service_id, s.name AS service, r.started_at,
  CASE WHEN r.is_over THEN r.till END AS ended_at,
  r.failed_probes,
  floor(extract(epoch FROM r.till - r.started_at) / 60)::int AS minutes
FROM runs AS r
JOIN services AS s ON s.id = r.service_id
WHERE r.failed_probes >= 3 OR r.started_at <= r.till - INTERVAL '4 minutes'
ORDER BY r.started_at DESC, r.service_id;
