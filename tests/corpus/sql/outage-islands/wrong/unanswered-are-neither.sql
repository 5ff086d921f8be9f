-- wrong-answer: sample, no-answer
-- NOT bool_or(ok) is NULL where no answer was recorded, so such a probe is neither good nor failed.
WITH probes AS (
  SELECT
    service_id, probed_at, NOT bool_or(ok) AS failed,
    date_bin('5 minutes', probed_at, TIMESTAMP '2026-01-01') AS bucket
  FROM probe_results
  GROUP BY service_id, probed_at
),
counted AS (
  SELECT service_id, probed_at, failed, bucket
  FROM probes AS p
  WHERE NOT failed
     OR NOT EXISTS (
       SELECT 1
       FROM maintenance AS m
       WHERE (m.service_id = p.service_id OR m.service_id IS NULL)
         AND m.starts_at <= p.probed_at
         AND (m.ends_at > p.probed_at OR m.ends_at IS NULL)
     )
),
beside AS (
  SELECT
    f.service_id, f.probed_at,
    max(c.probed_at) FILTER (WHERE c.probed_at < f.probed_at AND c.failed) AS failed_before,
    max(c.probed_at) FILTER (WHERE c.probed_at < f.probed_at AND NOT c.failed) AS good_before,
    coalesce(min(c.probed_at) FILTER (WHERE c.probed_at > f.probed_at), f.probed_at) AS till
  FROM counted AS f
  CROSS JOIN (VALUES (-1), (0), (1)) AS v (step)
  JOIN counted AS c
    ON c.service_id = f.service_id
    AND c.bucket = f.bucket + v.step * INTERVAL '5 minutes'
    AND c.probed_at BETWEEN f.probed_at - INTERVAL '5 minutes' AND f.probed_at + INTERVAL '5 minutes'
  WHERE f.failed
  GROUP BY f.service_id, f.probed_at
),
numbered AS (
  SELECT *, count(*) FILTER (WHERE failed_before IS NULL OR good_before > failed_before)
      OVER (PARTITION BY service_id ORDER BY probed_at) AS run
  FROM beside
),
runs AS (
  SELECT
    service_id, min(probed_at) AS started_at, max(till) AS till, max(probed_at) AS last_at, count(*) AS failures
  FROM numbered
  GROUP BY service_id, run
)
SELECT
  r.service_id, s.name AS service, r.started_at,
  CASE WHEN r.last_at < l.at THEN r.till END AS ended_at,
  r.failures AS failed_probes,
  floor(extract(epoch FROM r.till - r.started_at) / 60)::integer AS minutes
FROM runs AS r
JOIN services AS s ON s.id = r.service_id
JOIN (SELECT service_id, max(probed_at) AS at FROM counted GROUP BY service_id) AS l ON l.service_id = s.id
WHERE r.failures >= 3 OR r.till - r.started_at >= INTERVAL '4 minutes'
ORDER BY r.started_at DESC, r.service_id;
