-- presentation: same-start
-- DESC stands after both keys, so outages that begin together come in the wrong order.
WITH good AS (
  SELECT service_id, probed_at FROM probe_results WHERE ok
),
maintained AS (
  SELECT r.service_id, r.probed_at
  FROM probe_results AS r
  JOIN maintenance AS m
    ON (m.service_id = r.service_id OR m.service_id IS NULL)
    AND r.probed_at >= m.starts_at
    AND (r.probed_at < m.ends_at OR m.ends_at IS NULL)
),
failed AS (
  SELECT service_id, probed_at FROM probe_results
  EXCEPT
  SELECT service_id, probed_at FROM good
  EXCEPT
  SELECT service_id, probed_at FROM maintained
),
counted AS (
  SELECT service_id, probed_at, 'failed' AS outcome FROM failed
  UNION
  SELECT service_id, probed_at, 'good' FROM good
),
neighbours AS (
  SELECT
    c.*,
    lag(outcome, 1, 'none') OVER by_time AS previous,
    lag(probed_at) OVER by_time + INTERVAL '5 minutes' < probed_at AS after_silence,
    lead(probed_at) OVER by_time AS next_at
  FROM counted AS c
  WINDOW by_time AS (PARTITION BY service_id ORDER BY probed_at)
),
islands AS (
  SELECT
    n.*,
    sum(CASE WHEN previous = 'failed' AND NOT after_silence THEN 0 ELSE 1 END)
      OVER (PARTITION BY service_id ORDER BY probed_at) AS island
  FROM neighbours AS n
),
runs AS (
  SELECT
    service_id,
    min(probed_at) AS started_at,
    max(CASE WHEN next_at <= probed_at + INTERVAL '5 minutes' THEN next_at ELSE probed_at END) AS till,
    count(next_at) < count(*) AS is_open,
    count(*) AS failed_probes
  FROM islands
  WHERE outcome = 'failed'
  GROUP BY service_id, island
)
SELECT s.id AS service_id, s.name AS service, started_at,
  CASE WHEN NOT is_open THEN till END AS ended_at, failed_probes,
  floor(extract(epoch FROM till - started_at) / 60) AS minutes
FROM runs, services AS s
WHERE s.id = runs.service_id AND (failed_probes >= 3 OR till - started_at >= INTERVAL '4 minutes')
ORDER BY started_at DESC, service_id DESC;
