-- wrong-answer: long-outages, everyday
-- The five minutes are measured from the start of the run instead of from the previous probe.
WITH RECURSIVE probes AS (
  SELECT service_id, probed_at, bool_or(ok) IS TRUE AS good
  FROM probe_results
  WHERE service_id IS NOT NULL
  GROUP BY service_id, probed_at
),
series AS (
  SELECT
    service_id, array_agg(probed_at ORDER BY probed_at) AS times,
    array_agg(good ORDER BY probed_at) AS goods
  FROM probes AS p
  WHERE good
     OR (
       SELECT count(*)
       FROM maintenance AS m
       WHERE (m.service_id IS NULL OR m.service_id = p.service_id)
         AND m.starts_at <= p.probed_at
         AND (m.ends_at IS NULL OR p.probed_at < m.ends_at)
     ) = 0
  GROUP BY service_id
),
walk AS (
  SELECT service_id, 1 AS n, times[1] AS probed_at, goods[1] AS good, times[1] AS started_at, 1 AS failures
  FROM series
  UNION ALL
  SELECT
    w.service_id, w.n + 1, x.times[w.n + 1], x.goods[w.n + 1],
    CASE WHEN g.goes_on THEN w.started_at ELSE x.times[w.n + 1] END,
    CASE WHEN g.goes_on THEN w.failures + 1 ELSE 1 END
  FROM walk AS w
  JOIN series AS x ON x.service_id = w.service_id AND w.n < cardinality(x.times)
  CROSS JOIN LATERAL (
    SELECT NOT w.good AND NOT x.goods[w.n + 1] AND x.times[w.n + 1] - w.started_at <= INTERVAL '5 minutes' AS goes_on
  ) AS g
),
last_steps AS (
  SELECT DISTINCT ON (service_id, started_at) service_id, started_at, probed_at, failures, n
  FROM walk
  WHERE NOT good
  ORDER BY service_id, started_at, n DESC
),
runs AS (
  SELECT
    l.service_id, l.started_at, l.failures, x.times[l.n + 1] AS next_at,
    CASE WHEN x.times[l.n + 1] - l.probed_at <= INTERVAL '5 minutes' THEN x.times[l.n + 1] ELSE l.probed_at END AS till
  FROM last_steps AS l
  JOIN series AS x USING (service_id)
)
SELECT
  r.service_id, s.name AS service, r.started_at,
  CASE WHEN r.next_at IS NOT NULL THEN r.till END AS ended_at,
  r.failures AS failed_probes,
  floor(extract(epoch FROM r.till - r.started_at))::integer / 60 AS minutes
FROM runs AS r
JOIN services AS s ON s.id = r.service_id
WHERE r.failures >= 3 OR r.till - r.started_at >= INTERVAL '4 minutes'
ORDER BY r.started_at DESC, r.service_id;
