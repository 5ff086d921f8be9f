-- wrong-answer: open-windows
-- Without parentheses a window without an end covers the time before its start, too.
WITH probes AS (
  SELECT service_id, probed_at, bool_or(ok) IS NOT TRUE AS failed
  FROM probe_results
  GROUP BY service_id, probed_at
),
counted AS (
  SELECT service_id, probed_at, failed
  FROM probes AS p
  WHERE NOT failed
     OR service_id NOT IN (
       SELECT m.service_id
       FROM maintenance AS m
       WHERE p.probed_at >= m.starts_at AND p.probed_at < m.ends_at OR m.ends_at IS NULL
     )
),
islands AS (
  SELECT
    service_id, probed_at, failed, next_at,
    sum(CASE WHEN failed AND gap <= INTERVAL '5 minutes' THEN 0 ELSE 1 END)
      OVER (ORDER BY service_id, probed_at) AS island
  FROM (
    SELECT
      *,
      probed_at - lag(probed_at) OVER (PARTITION BY service_id ORDER BY probed_at) AS gap,
      lead(probed_at) OVER (PARTITION BY service_id ORDER BY probed_at) AS next_at
    FROM counted
  ) AS neighbours
),
runs AS (
  SELECT
    service_id,
    min(probed_at) AS started_at,
    max(probed_at) AS last_failed_at,
    max(next_at) FILTER (WHERE next_at <= probed_at + INTERVAL '5 minutes') AS next_within,
    bool_and(next_at IS NOT NULL) AS is_over,
    count(*) AS failed_probes
  FROM islands
  WHERE failed
  GROUP BY service_id, island
),
measured AS (
  SELECT *, greatest(last_failed_at, next_within) AS till FROM runs
)
SELECT
  service_id,
  services.name AS service,
  started_at,
  CASE WHEN is_over THEN till END AS ended_at,
  failed_probes,
  floor(extract(epoch FROM till - started_at) / 60) AS minutes
FROM measured
JOIN services ON services.id = service_id
WHERE failed_probes >= 3 OR extract(epoch FROM till - started_at) >= 240
ORDER BY started_at DESC, service_id;
