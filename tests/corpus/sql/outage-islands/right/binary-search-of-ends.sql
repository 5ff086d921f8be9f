-- The ends of runs in an array of each service; width_bucket searches it for the first end at or after a start.
WITH probes AS (
  SELECT service_id, probed_at, bool_or(ok IS TRUE) AS good
  FROM probe_results
  GROUP BY service_id, probed_at
),
counted AS (
  SELECT
    service_id, probed_at, good,
    lag(good) OVER w AS previous_good, probed_at - lag(probed_at) OVER w AS before,
    lead(good) OVER w AS next_good, lead(probed_at) OVER w - probed_at AS after,
    row_number() OVER w AS n
  FROM probes AS p
  WHERE good
     OR NOT EXISTS (
       SELECT 1
       FROM maintenance AS m
       WHERE m.starts_at <= p.probed_at
         AND coalesce(m.ends_at, p.probed_at + INTERVAL '1 second') > p.probed_at
         AND coalesce(m.service_id, p.service_id) = p.service_id
     )
  WINDOW w AS (PARTITION BY service_id ORDER BY probed_at)
),
ends AS (
  SELECT
    service_id,
    array_agg(n ORDER BY n) AS positions,
    array_agg(probed_at ORDER BY n) AS moments,
    array_agg(after ORDER BY n) AS pauses
  FROM counted
  WHERE NOT good AND (next_good IS NOT FALSE OR after > INTERVAL '5 minutes')
  GROUP BY service_id
),
runs AS (
  SELECT
    b.service_id, b.probed_at AS started_at,
    e.positions[x.i] - b.n + 1 AS failures,
    e.pauses[x.i] IS NULL AS is_open,
    e.moments[x.i]
      + CASE WHEN e.pauses[x.i] <= INTERVAL '5 minutes' THEN e.pauses[x.i] ELSE INTERVAL '0 minutes' END AS till
  FROM counted AS b
  JOIN ends AS e ON e.service_id = b.service_id
  CROSS JOIN LATERAL (SELECT width_bucket(b.n - 1, e.positions) + 1 AS i) AS x
  WHERE NOT b.good AND (b.previous_good IS NOT FALSE OR b.before > INTERVAL '5 minutes')
)
SELECT
  r.service_id, s.name AS service, r.started_at,
  CASE WHEN NOT r.is_open THEN r.till END AS ended_at,
  r.failures AS failed_probes,
  div(date_part('epoch', r.till - r.started_at)::numeric, 60) AS minutes
FROM runs AS r
JOIN services AS s ON s.id = r.service_id
WHERE r.failures >= 3 OR r.till - r.started_at >= INTERVAL '240 seconds'
ORDER BY r.started_at DESC, r.service_id;
