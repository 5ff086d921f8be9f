-- wrong-answer: everyday, everyday-large
-- The window is compared with itself, so windows of any service cover the probes of all.
WITH judged AS (
  SELECT
    r.service_id, r.probed_at,
    coalesce(bool_or(r.ok) OVER (PARTITION BY r.service_id, r.probed_at), false) AS good
  FROM probe_results AS r
  WHERE r.ok
     OR NOT EXISTS (
       SELECT 1
       FROM maintenance AS m
       WHERE (m.service_id = m.service_id OR m.service_id IS NULL)
         AND m.starts_at <= r.probed_at
         AND (m.ends_at > r.probed_at OR m.ends_at IS NULL)
     )
),
neighbours AS (
  SELECT
    service_id, probed_at, good,
    lag(probed_at) OVER by_time AS previous_at,
    lead(probed_at) OVER by_time AS next_at,
    dense_rank() OVER by_time AS n
  FROM judged
  WINDOW by_time AS (PARTITION BY service_id ORDER BY probed_at)
),
islands AS (
  SELECT
    *,
    count(*) FILTER (WHERE good OR probed_at - previous_at > INTERVAL '5 minutes')
      OVER (PARTITION BY service_id ORDER BY probed_at RANGE UNBOUNDED PRECEDING) AS island
  FROM neighbours
),
runs AS (
  SELECT
    service_id,
    min(probed_at) AS started_at,
    max(CASE WHEN next_at - probed_at <= INTERVAL '5 minutes' THEN next_at ELSE probed_at END) AS till,
    bool_or(next_at IS NULL) AS is_open,
    max(n) - min(n) + 1 AS failed_probes
  FROM islands
  WHERE NOT good
  GROUP BY service_id, island
)
SELECT
  s.id AS service_id,
  s.name AS service,
  r.started_at,
  CASE WHEN r.is_open THEN NULL ELSE r.till END AS ended_at,
  r.failed_probes,
  trunc(date_part('epoch', r.till - r.started_at) / 60)::integer AS minutes
FROM services AS s
INNER JOIN runs AS r ON r.service_id = s.id
WHERE r.failed_probes >= 3 OR r.till - r.started_at >= INTERVAL '4 minutes'
ORDER BY r.started_at DESC, s.id ASC;
