WITH probes AS (
  SELECT r.service_id, r.probed_at, bool_or(r.ok) IS NOT TRUE AS failed
  FROM probe_results AS r
  GROUP BY r.service_id, r.probed_at
),
counted AS (
  SELECT p.service_id, p.probed_at, p.failed
  FROM probes AS p
  WHERE NOT p.failed
     OR NOT coalesce((
       SELECT m.ends_at IS NULL OR m.ends_at > p.probed_at
         FROM maintenance AS m
        WHERE (m.service_id = p.service_id OR m.service_id IS NULL)
          AND m.starts_at <= p.probed_at
        ORDER BY m.starts_at DESC, m.id DESC
        LIMIT 1
     ), false)
),
neighbours AS (
  SELECT
    service_id, probed_at, failed,
    lag(probed_at)  OVER by_time AS previous_at,
    lead(probed_at) OVER by_time AS next_at
  FROM counted
  WINDOW by_time AS (PARTITION BY service_id ORDER BY probed_at)
),
islands AS (
  SELECT
    service_id, probed_at, failed, next_at,
    CASE WHEN next_at <= probed_at + INTERVAL '5 minutes' THEN next_at ELSE probed_at END AS known_until,
    count(*) FILTER (WHERE NOT failed OR probed_at > previous_at + INTERVAL '5 minutes')
      OVER (PARTITION BY service_id ORDER BY probed_at) AS island
  FROM neighbours
),
runs AS (
  SELECT
    service_id,
    min(probed_at)           AS started_at,
    max(known_until)         AS known_until,
    bool_or(next_at IS NULL) AS still_open,
    count(*)                 AS failed_probes
  FROM islands
  WHERE failed
  GROUP BY service_id, island
)
SELECT
  s.id   AS service_id,
  s.name AS service,
  r.started_at,
  CASE WHEN NOT r.still_open THEN r.known_until END                     AS ended_at,
  r.failed_probes::integer                                              AS failed_probes,
  floor(extract(epoch FROM r.known_until - r.started_at) / 60)::integer AS minutes
FROM runs AS r
JOIN services AS s ON s.id = r.service_id
WHERE r.failed_probes >= 3
   OR r.known_until >= r.started_at + INTERVAL '4 minutes'
ORDER BY r.started_at DESC, s.id;
