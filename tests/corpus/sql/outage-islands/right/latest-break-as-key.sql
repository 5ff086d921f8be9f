-- The key of a run is the moment of the latest break: a running max of time.
WITH probes AS (
  SELECT service_id, probed_at, bool_and(ok IS NOT TRUE) AS failed
  FROM probe_results
  GROUP BY service_id, probed_at
),
own_and_shared AS (
  SELECT service_id, starts_at, ends_at FROM maintenance WHERE service_id IS NOT NULL
  UNION ALL
  SELECT s.id, m.starts_at, m.ends_at FROM services AS s CROSS JOIN maintenance AS m WHERE m.service_id IS NULL
),
counted AS (
  SELECT service_id, p.probed_at, p.failed
  FROM probes AS p
  LEFT JOIN own_and_shared AS m USING (service_id)
  GROUP BY service_id, p.probed_at, p.failed
  HAVING NOT p.failed
      OR count(*) FILTER (
        WHERE m.starts_at <= p.probed_at AND (m.ends_at > p.probed_at OR m.ends_at IS NULL)
      ) = 0
),
marked AS (
  SELECT
    service_id, probed_at, failed,
    CASE
      WHEN NOT failed THEN probed_at
      WHEN probed_at - lag(probed_at) OVER w > '00:05:00' THEN probed_at
    END AS break_at,
    lead(probed_at) OVER w AS next_at
  FROM counted
  WINDOW w AS (PARTITION BY service_id ORDER BY probed_at)
),
keyed AS (
  SELECT
    *,
    max(break_at) OVER (PARTITION BY service_id ORDER BY probed_at) AS latest_break,
    CASE WHEN next_at - probed_at <= '00:05:00' THEN next_at ELSE probed_at END AS till
  FROM marked
),
runs AS (
  SELECT
    service_id,
    min(probed_at) AS started_at,
    max(till) AS till,
    count(*) FILTER (WHERE next_at IS NULL) = 1 AS is_open,
    count(*) AS failed_probes
  FROM keyed
  WHERE failed
  GROUP BY service_id, latest_break
  HAVING count(*) >= 3 OR max(till) >= min(probed_at) + INTERVAL '4 minutes'
)
SELECT
  service_id, name AS service, started_at,
  nullif(CASE WHEN is_open THEN 'infinity' ELSE till END, 'infinity') AS ended_at,
  failed_probes,
  (SELECT count(*) FROM generate_series(started_at + INTERVAL '1 minute', till, '1 minute')) AS minutes
FROM runs
JOIN (SELECT id AS service_id, name FROM services) AS s USING (service_id)
ORDER BY started_at DESC, service_id;
