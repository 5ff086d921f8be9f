-- Where a run starts and where it ends are two lists of equal length: the n-th start belongs to the n-th end.
WITH moments AS (
  SELECT service_id, probed_at, coalesce(max(ok::int), 0) = 0 AS bad
  FROM probe_results
  WHERE service_id IS NOT NULL
  GROUP BY 1, 2
),
numbered AS (
  SELECT m.*, row_number() OVER (PARTITION BY m.service_id ORDER BY m.probed_at) AS n
  FROM moments m
  LEFT JOIN LATERAL (
    SELECT true AS covered FROM maintenance w
    WHERE coalesce(w.service_id, m.service_id) = m.service_id
      AND tsrange(w.starts_at, w.ends_at) @> m.probed_at
    LIMIT 1
  ) w ON m.bad
  WHERE w.covered IS NULL
),
firsts AS (
  SELECT b.service_id, b.n, b.probed_at, row_number() OVER (PARTITION BY b.service_id ORDER BY b.n) AS k
  FROM numbered b
  LEFT JOIN numbered a
    ON a.service_id = b.service_id AND a.n = b.n - 1 AND a.bad AND b.probed_at - a.probed_at <= '5 minutes'
  WHERE b.bad AND a.n IS NULL
),
lasts AS (
  SELECT
    b.service_id, b.n, row_number() OVER (PARTITION BY b.service_id ORDER BY b.n) AS k, c.n IS NULL AS open,
    CASE WHEN NOT c.bad AND c.probed_at - b.probed_at <= '5 minutes' THEN c.probed_at ELSE b.probed_at END AS till
  FROM numbered b
  LEFT JOIN numbered c ON c.service_id = b.service_id AND c.n = b.n + 1
  WHERE b.bad AND (c.bad AND c.probed_at - b.probed_at <= '5 minutes') IS NOT TRUE
)
SELECT
  f.service_id,
  s.name                                                      AS service,
  f.probed_at                                                 AS started_at,
  CASE WHEN l.open THEN NULL ELSE l.till END                  AS ended_at,
  l.n - f.n + 1                                               AS failed_probes,
  div(extract(epoch FROM l.till - f.probed_at)::numeric, 60)  AS minutes
FROM firsts f
JOIN lasts l USING (service_id, k)
JOIN services s ON s.id = f.service_id
WHERE l.n - f.n >= 2 OR l.till - f.probed_at >= '4 minutes'
ORDER BY 3 DESC, 1;
