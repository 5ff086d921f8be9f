-- wrong-answer: short-outages
-- A run of exactly four minutes is no outage.
WITH probe AS (
  SELECT service_id, probed_at, bool_or(coalesce(ok, false)) AS up
  FROM probe_results
  WHERE service_id IN (SELECT id FROM services)
  GROUP BY service_id, probed_at
), relevant AS (
  SELECT service_id, probed_at, up FROM probe WHERE up
  UNION ALL
  SELECT service_id, probed_at, up
  FROM probe
  WHERE NOT up
    AND NOT EXISTS (
      SELECT * FROM maintenance AS m
      WHERE m.service_id = probe.service_id
        AND m.starts_at <= probe.probed_at AND (m.ends_at IS NULL OR m.ends_at > probe.probed_at))
    AND NOT EXISTS (
      SELECT * FROM maintenance AS m
      WHERE m.service_id IS NULL
        AND m.starts_at <= probe.probed_at AND (m.ends_at IS NULL OR m.ends_at > probe.probed_at))
), looking_ahead AS (
  SELECT
    service_id, probed_at, up,
    lag(probed_at) OVER newest_first AS next_at,
    up OR lag(probed_at) OVER newest_first - probed_at > INTERVAL '300 seconds' AS closes
  FROM relevant
  WINDOW newest_first AS (PARTITION BY service_id ORDER BY probed_at DESC)
), numbered AS (
  SELECT
    *,
    count(*) FILTER (WHERE closes) OVER (PARTITION BY service_id ORDER BY probed_at DESC) AS n
  FROM looking_ahead
), runs AS (
  SELECT
    service_id,
    min(probed_at) AS started_at,
    max(probed_at) AS last_failed_at,
    CASE WHEN bool_and(next_at IS NOT NULL) THEN max(next_at) END AS next_at,
    count(*) AS failed_probes
  FROM numbered
  WHERE NOT up
  GROUP BY service_id, n
), ended AS (
  SELECT
    *,
    CASE WHEN next_at - last_failed_at <= INTERVAL '300 seconds' THEN next_at ELSE last_failed_at END AS till
  FROM runs
)
SELECT
  service_id,
  (SELECT name FROM services WHERE id = service_id) AS service,
  started_at,
  CASE WHEN next_at IS NOT NULL THEN till END AS ended_at,
  failed_probes,
  (extract(epoch FROM date_bin('1 minute', till, started_at) - started_at) / 60)::integer AS minutes
FROM ended
WHERE failed_probes >= 3 OR till - started_at > INTERVAL '240 seconds'
ORDER BY started_at DESC, service_id;
