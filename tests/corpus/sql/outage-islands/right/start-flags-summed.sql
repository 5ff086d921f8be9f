-- A flag where a run starts and a running sum of the flags; windows by a left anti-join.
WITH probe AS (
  SELECT service_id, probed_at, coalesce(bool_or(ok), false) AS good
  FROM probe_results
  WHERE service_id IS NOT NULL
  GROUP BY service_id, probed_at
),
counting AS (
  SELECT p.service_id, p.probed_at, p.good
  FROM probe AS p
  LEFT JOIN maintenance AS m
    ON NOT p.good
    AND (m.service_id IS NULL OR m.service_id = p.service_id)
    AND p.probed_at >= m.starts_at
    AND p.probed_at < coalesce(m.ends_at, 'infinity')
  WHERE m.id IS NULL
),
flagged AS (
  SELECT
    *,
    CASE
      WHEN good THEN 0
      WHEN lag(good) OVER w IS NOT FALSE THEN 1
      WHEN probed_at - lag(probed_at) OVER w > INTERVAL '5 minutes' THEN 1
      ELSE 0
    END AS starts,
    lead(probed_at) OVER w AS next_at
  FROM counting
  WINDOW w AS (PARTITION BY service_id ORDER BY probed_at)
),
numbered AS (
  SELECT *, sum(starts) OVER (PARTITION BY service_id ORDER BY probed_at) AS run
  FROM flagged
),
runs AS (
  SELECT
    service_id,
    min(probed_at) AS started_at,
    max(probed_at) AS last_failed_at,
    max(coalesce(next_at, 'infinity')) AS next_at,
    count(*) AS failed_probes
  FROM numbered
  WHERE NOT good
  GROUP BY service_id, run
),
ended AS (
  SELECT
    *,
    CASE WHEN next_at - last_failed_at <= INTERVAL '5 minutes' THEN next_at ELSE last_failed_at END AS till
  FROM (SELECT service_id, started_at, last_failed_at, failed_probes, nullif(next_at, 'infinity') AS next_at FROM runs) AS r
)
SELECT
  e.service_id, s.name AS service, e.started_at,
  CASE WHEN e.next_at IS NOT NULL THEN e.till END AS ended_at,
  e.failed_probes,
  trunc(extract(epoch FROM e.till - e.started_at) / 60) AS minutes
FROM ended AS e
INNER JOIN services AS s ON s.id = e.service_id
WHERE e.failed_probes >= 3 OR e.till - e.started_at >= INTERVAL '4 minutes'
ORDER BY e.started_at DESC, e.service_id;
