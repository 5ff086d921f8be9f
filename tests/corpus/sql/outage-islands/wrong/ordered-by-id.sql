-- wrong-answer: everyday, same-start
-- Probes are put in the order of their ids instead of their times.
WITH counted AS (
  SELECT id, service_id, probed_at, failed
  FROM (
    SELECT min(id) AS id, service_id, probed_at, coalesce(max(ok::integer), 0) = 0 AS failed
    FROM probe_results GROUP BY service_id, probed_at
  ) AS p
  WHERE NOT failed
     OR (
       SELECT bool_or(p.probed_at >= m.starts_at AND (m.ends_at IS NULL OR p.probed_at < m.ends_at))
       FROM maintenance AS m
       WHERE m.service_id = p.service_id OR m.service_id IS NULL
     ) IS NOT TRUE
),
neighbours AS (
  SELECT
    id, service_id, probed_at, failed,
    lag(failed, 1, false) OVER by_time AS previous_failed, lag(probed_at) OVER by_time AS previous_at,
    lead(probed_at) OVER by_time AS next_at
  FROM counted
  WINDOW by_time AS (PARTITION BY service_id ORDER BY id)
),
numbered AS (
  SELECT
    *,
    row_number() OVER by_time AS n,
    lag(probed_at) OVER by_time AS failed_before,
    lag(next_at) OVER by_time AS next_before,
    count(*) OVER (PARTITION BY service_id) AS total,
    first_value(probed_at) OVER newest_first AS final_at,
    first_value(next_at) OVER newest_first AS final_next
  FROM neighbours
  WHERE failed
  WINDOW
    by_time AS (PARTITION BY service_id ORDER BY id),
    newest_first AS (PARTITION BY service_id ORDER BY id DESC)
),
starts AS (
  SELECT
    service_id, probed_at AS started_at,
    lead(n, 1, total + 1) OVER w - n AS failed_probes,
    lead(failed_before, 1, final_at) OVER w AS last_at,
    lead(next_before, 1, final_next) OVER w AS next_at
  FROM numbered
  WHERE NOT previous_failed OR probed_at - previous_at > INTERVAL '5 minutes'
  WINDOW w AS (PARTITION BY service_id ORDER BY n)
),
runs AS (
  SELECT *, CASE WHEN next_at <= last_at + INTERVAL '5 minutes' THEN next_at ELSE last_at END AS till
  FROM starts
)
SELECT
  s.id AS service_id, s.name AS service, r.started_at,
  CASE WHEN r.next_at IS NOT NULL THEN r.till END AS ended_at,
  r.failed_probes, trunc(extract(epoch FROM r.till - r.started_at) / 60)::integer AS minutes
FROM runs AS r
JOIN services AS s ON r.service_id = s.id
WHERE r.failed_probes >= 3 OR r.till - r.started_at >= INTERVAL '4 minutes'
ORDER BY started_at DESC, s.id;
