-- wrong-answer: repeats
-- ok DESC puts NULL first, so a missing answer wins over a good one of the same moment.
WITH probes AS (
  SELECT DISTINCT ON (service_id, probed_at) service_id, probed_at, coalesce(ok, false) AS good
  FROM probe_results
  WHERE service_id IS NOT NULL
  ORDER BY service_id, probed_at, ok DESC
),
counted AS (
  SELECT
    service_id, probed_at, good,
    lag(probed_at, 1, probed_at) OVER w AS previous_at,
    lead(probed_at) OVER w AS next_at
  FROM probes AS p
  WHERE good
     OR 0 = (
       SELECT count(*)
       FROM maintenance AS m
       WHERE (m.service_id IS NULL OR m.service_id = p.service_id)
         AND NOT (p.probed_at < m.starts_at OR coalesce(p.probed_at >= m.ends_at, false))
     )
  WINDOW w AS (PARTITION BY service_id ORDER BY probed_at)
),
islands AS (
  SELECT
    *,
    sum((good OR probed_at - previous_at > INTERVAL '5 minutes')::integer) OVER (
      PARTITION BY service_id ORDER BY probed_at ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) AS island
  FROM counted
),
runs AS (
  SELECT DISTINCT
    service_id,
    first_value(probed_at) OVER run AS started_at,
    last_value(probed_at) OVER run AS last_failed_at,
    last_value(next_at) OVER run AS next_at,
    count(*) OVER run AS failed_probes
  FROM islands
  WHERE NOT good
  WINDOW run AS (
    PARTITION BY service_id, island ORDER BY probed_at
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  )
),
measured AS (
  SELECT r.*, t.till, t.till - r.started_at AS lasted
  FROM runs AS r
  CROSS JOIN LATERAL (VALUES
    (CASE WHEN next_at <= last_failed_at + INTERVAL '5 minutes' THEN next_at ELSE last_failed_at END)) AS t (till)
)
SELECT
  m.service_id, s.name AS service, m.started_at,
  CASE WHEN m.next_at IS NOT NULL THEN m.till END AS ended_at,
  m.failed_probes,
  floor(extract(epoch FROM m.lasted) / 60) AS minutes
FROM measured AS m
JOIN services AS s ON s.id = m.service_id
WHERE m.failed_probes >= 3 OR m.lasted >= INTERVAL '4 minutes'
ORDER BY m.started_at DESC, m.service_id;
