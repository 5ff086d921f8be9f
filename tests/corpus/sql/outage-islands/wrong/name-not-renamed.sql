-- presentation: sample
-- The name has no alias, so the column is called name.
WITH probes AS (
  SELECT service_id, probed_at, NOT coalesce(bool_or(ok), false) AS failed
  FROM probe_results
  WHERE service_id IS NOT NULL
  GROUP BY service_id, probed_at
),
counted AS (
  SELECT service_id, probed_at, failed
  FROM probes
  WHERE NOT failed
  UNION ALL
  SELECT p.service_id, p.probed_at, p.failed
  FROM probes AS p
  WHERE p.failed
    AND NOT EXISTS (
      SELECT 1
      FROM maintenance AS m
      WHERE p.service_id = coalesce(m.service_id, p.service_id)
        AND p.probed_at BETWEEN m.starts_at AND coalesce(m.ends_at, 'infinity')
        AND p.probed_at IS DISTINCT FROM m.ends_at
    )
),
framed AS (
  SELECT
    service_id, probed_at, failed,
    count(*) OVER (
      PARTITION BY service_id ORDER BY probed_at
      RANGE BETWEEN INTERVAL '5 minutes' PRECEDING AND CURRENT ROW EXCLUDE CURRENT ROW
    ) = 0 AS after_silence,
    coalesce(min(probed_at) OVER (
      PARTITION BY service_id ORDER BY probed_at
      RANGE BETWEEN CURRENT ROW AND INTERVAL '5 minutes' FOLLOWING EXCLUDE CURRENT ROW
    ), probed_at) AS till,
    max(probed_at) OVER (PARTITION BY service_id) = probed_at AS is_last
  FROM counted
),
islands AS (
  SELECT *, count(CASE WHEN after_silence OR NOT failed THEN 1 END) OVER (
      PARTITION BY service_id ORDER BY probed_at
    ) AS island
  FROM framed
)
SELECT
  i.service_id,
  s.name,
  min(i.probed_at) AS started_at,
  CASE WHEN bool_or(i.is_last) THEN NULL ELSE max(i.till) END AS ended_at,
  count(*) AS failed_probes,
  floor(date_part('epoch', max(i.till) - min(i.probed_at)) / 60) AS minutes
FROM islands AS i
JOIN services AS s ON s.id = i.service_id
WHERE i.failed
GROUP BY i.service_id, s.name, i.island
HAVING count(*) >= 3 OR max(i.till) - min(i.probed_at) >= INTERVAL '4 minutes'
ORDER BY started_at DESC, service_id;
