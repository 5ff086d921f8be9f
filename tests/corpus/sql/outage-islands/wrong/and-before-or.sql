-- wrong-answer: sample, everyday
-- Without parentheses a window of the service covers its probes at any time.
WITH probes AS (
  SELECT service_id, probed_at AS at, CASE WHEN bool_or(ok) THEN 'good' ELSE 'failed' END AS kind
  FROM probe_results
  GROUP BY service_id, probed_at
),
counted AS (
  SELECT service_id, at, kind, lead(at) OVER (PARTITION BY service_id ORDER BY at) AS next_at
  FROM probes AS p
  WHERE kind = 'good'
     OR NOT EXISTS (
       SELECT 1
       FROM maintenance AS m
       WHERE m.service_id = p.service_id OR m.service_id IS NULL
         AND tsrange(m.starts_at, m.ends_at) && tsrange(p.at, p.at, '[]')
     )
),
events AS (
  SELECT service_id, at, kind FROM counted
  UNION ALL
  SELECT service_id, at + INTERVAL '5 minutes', 'silence'
  FROM counted
  WHERE next_at > at + INTERVAL '5 minutes'
),
numbered AS (
  SELECT
    service_id, at, kind,
    row_number() OVER (PARTITION BY service_id ORDER BY at) AS n,
    row_number() OVER (PARTITION BY service_id, kind ORDER BY at) AS n_of_kind,
    lead(kind) OVER (PARTITION BY service_id ORDER BY at) AS next_kind,
    lead(at) OVER (PARTITION BY service_id ORDER BY at) AS next_event
  FROM events
),
runs AS (
  SELECT
    service_id,
    min(at) AS started_at,
    max(at) AS last_failed_at,
    max(next_event) FILTER (WHERE next_kind = 'good') AS recovered_at,
    bool_or(next_kind IS NULL) AS is_open,
    count(*) AS failed_probes
  FROM numbered
  WHERE kind = 'failed'
  GROUP BY service_id, n - n_of_kind
)
SELECT
  r.service_id,
  s.name AS service,
  r.started_at,
  CASE WHEN NOT r.is_open THEN coalesce(r.recovered_at, r.last_failed_at) END AS ended_at,
  r.failed_probes,
  floor(extract(epoch FROM coalesce(r.recovered_at, r.last_failed_at) - r.started_at) / 60) AS minutes
FROM runs AS r
JOIN services AS s ON s.id = r.service_id
WHERE r.failed_probes >= 3
   OR coalesce(r.recovered_at, r.last_failed_at) - r.started_at >= INTERVAL '4 minutes'
ORDER BY r.started_at DESC, r.service_id;
