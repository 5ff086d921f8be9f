-- Windows of each service are islands, too: merge them first, then no probe meets two of them.
WITH windows AS (
  SELECT s.id AS service_id, m.starts_at, coalesce(m.ends_at, 'infinity') AS ends_at
  FROM services AS s
  JOIN maintenance AS m ON coalesce(m.service_id, s.id) = s.id
),
fresh AS (
  SELECT
    *,
    starts_at > max(ends_at) OVER (
      PARTITION BY service_id ORDER BY starts_at, ends_at ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS is_fresh
  FROM windows
),
numbered AS (
  SELECT *, count(*) FILTER (WHERE is_fresh) OVER (PARTITION BY service_id ORDER BY starts_at, ends_at) AS n
  FROM fresh
),
merged AS (
  SELECT service_id, min(starts_at) AS starts_at, max(ends_at) AS ends_at FROM numbered GROUP BY service_id, n
),
counted AS (
  SELECT r.service_id, r.probed_at, max(CASE WHEN r.ok THEN 1 ELSE 0 END) AS good
  FROM probe_results AS r
  LEFT JOIN merged AS m
    ON m.service_id = r.service_id AND r.probed_at >= m.starts_at AND r.probed_at < m.ends_at
  GROUP BY r.service_id, r.probed_at
  HAVING max(CASE WHEN r.ok THEN 1 ELSE 0 END) = 1 OR max(m.starts_at) IS NULL
),
neighbours AS (
  SELECT
    c.*,
    lag(probed_at) OVER (PARTITION BY service_id ORDER BY probed_at) AS previous_at,
    lead(probed_at) OVER (PARTITION BY service_id ORDER BY probed_at) AS next_at
  FROM counted AS c
),
islands AS (
  SELECT
    n.*,
    sum(greatest(good, (previous_at < probed_at - INTERVAL '5 minutes')::integer))
      OVER (PARTITION BY service_id ORDER BY probed_at) AS island
  FROM neighbours AS n
)
SELECT
  i.service_id, s.name AS service, min(i.probed_at) AS started_at,
  CASE WHEN count(*) = count(i.next_at) THEN max(t.till) END AS ended_at,
  count(*) AS failed_probes,
  floor(extract(epoch FROM max(t.till) - min(i.probed_at)) / 60) AS minutes
FROM islands AS i
JOIN services AS s ON s.id = i.service_id
CROSS JOIN LATERAL (
  VALUES (CASE WHEN i.next_at <= i.probed_at + INTERVAL '5 minutes' THEN i.next_at ELSE i.probed_at END)
) AS t (till)
WHERE i.good = 0
GROUP BY i.service_id, i.island, s.id
HAVING count(*) >= 3 OR max(t.till) - min(i.probed_at) >= INTERVAL '4 minutes'
ORDER BY started_at DESC, service_id;
