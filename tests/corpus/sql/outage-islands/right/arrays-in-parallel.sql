-- One array of moments for each service; first and last positions of runs are unnested side by side.
WITH probes AS (
  SELECT service_id, probed_at, true = ANY (array_agg(ok)) IS TRUE AS good
  FROM probe_results
  GROUP BY service_id, probed_at
),
series AS (
  SELECT
    service_id,
    array_agg(probed_at ORDER BY probed_at) AS times,
    array_agg(good ORDER BY probed_at) AS goods
  FROM probes AS p
  WHERE good
     OR NOT EXISTS (
       SELECT 1
       FROM maintenance AS m
       WHERE (m.service_id = p.service_id) IS NOT FALSE
         AND m.starts_at <= p.probed_at
         AND (m.ends_at <= p.probed_at) IS NOT TRUE
     )
  GROUP BY service_id
),
edges AS (
  SELECT x.service_id, x.times, e.firsts, e.lasts
  FROM series AS x
  CROSS JOIN LATERAL (
    SELECT
      array_agg(n ORDER BY n) FILTER (
        WHERE x.goods[n - 1] IS NOT FALSE OR x.times[n] - x.times[n - 1] > INTERVAL '5 minutes'
      ) AS firsts,
      array_agg(n ORDER BY n) FILTER (
        WHERE x.goods[n + 1] IS NOT FALSE OR x.times[n + 1] - x.times[n] > INTERVAL '5 minutes'
      ) AS lasts
    FROM generate_subscripts(x.times, 1) AS n
    WHERE NOT x.goods[n]
  ) AS e
),
runs AS (
  SELECT
    e.service_id,
    e.times[u.first] AS started_at,
    CASE WHEN e.times[u.last + 1] - e.times[u.last] <= INTERVAL '5 minutes'
      THEN e.times[u.last + 1] ELSE e.times[u.last] END AS till,
    u.last = cardinality(e.times) AS is_open,
    u.last - u.first + 1 AS failed_probes
  FROM edges AS e
  CROSS JOIN LATERAL unnest(e.firsts, e.lasts) AS u (first, last)
)
SELECT
  s.id AS service_id, s.name AS service, r.started_at,
  CASE WHEN r.is_open THEN NULL ELSE r.till END AS ended_at,
  r.failed_probes,
  trunc(extract(epoch FROM r.till - r.started_at) / 60)::integer AS minutes
FROM services AS s
JOIN runs AS r ON r.service_id = s.id
WHERE r.failed_probes >= 3 OR r.till - r.started_at >= INTERVAL '4 minutes'
ORDER BY r.started_at DESC, s.id;
