-- The difference of two row numbers, with silences as a second part of the key; windows by OVERLAPS.
WITH p AS (
  SELECT service_id, probed_at, count(*) FILTER (WHERE ok) = 0 AS failed
  FROM probe_results
  GROUP BY service_id, probed_at
),
c AS (
  SELECT *
  FROM p
  WHERE failed IS FALSE
     OR NOT EXISTS (
       SELECT FROM maintenance m
       WHERE coalesce(m.service_id, p.service_id) = p.service_id
         AND (m.starts_at, coalesce(m.ends_at, 'infinity')) OVERLAPS (p.probed_at, p.probed_at)
     )
),
n AS (
  SELECT
    c.*,
    row_number() OVER (PARTITION BY service_id ORDER BY probed_at)
      - row_number() OVER (PARTITION BY service_id, failed ORDER BY probed_at) AS stretch,
    lag(probed_at) OVER (PARTITION BY service_id ORDER BY probed_at) AS before,
    lead(probed_at) OVER (PARTITION BY service_id ORDER BY probed_at) AS after
  FROM c
),
k AS (
  SELECT
    n.*,
    sum(coalesce(probed_at > before + '5 minutes'::interval, false)::int)
      OVER (PARTITION BY service_id ORDER BY probed_at) AS silences
  FROM n
),
r AS (
  SELECT
    service_id,
    min(probed_at) AS started_at,
    max(CASE WHEN after <= probed_at + '5 minutes'::interval THEN after ELSE probed_at END) AS till,
    count(*) = count(after) AS over,
    count(*) AS failures
  FROM k
  WHERE failed
  GROUP BY service_id, stretch, silences
)
SELECT
  s.id AS service_id,
  s.name AS service,
  r.started_at,
  CASE WHEN r.over THEN r.till END AS ended_at,
  r.failures AS failed_probes,
  div(extract(epoch FROM r.till - r.started_at), 60) AS minutes
FROM r
JOIN services s ON s.id = r.service_id
WHERE r.failures > 2 OR r.till >= r.started_at + '4 minutes'::interval
ORDER BY 3 DESC, 1;
