-- wrong-answer: silences
-- Two failed probes exactly five minutes apart are split into two runs.
SELECT s.id AS service_id, s.name AS service, o.started_at, o.ended_at, o.failed_probes, o.minutes
FROM services AS s
CROSS JOIN LATERAL (
  WITH probes AS (
    SELECT r.probed_at, bool_or(r.ok) IS NOT TRUE AS failed
    FROM probe_results AS r
    WHERE r.service_id = s.id
    GROUP BY r.probed_at
  ),
  counted AS (
    SELECT p.probed_at, p.failed
    FROM probes AS p
    LEFT JOIN LATERAL (
      SELECT true AS covers
      FROM maintenance AS m
      WHERE coalesce(m.service_id, s.id) = s.id
        AND m.starts_at <= p.probed_at
        AND coalesce(m.ends_at > p.probed_at, true)
      LIMIT 1
    ) AS c ON p.failed
    WHERE c.covers IS NULL
  ),
  neighbours AS (
    SELECT
      probed_at, failed,
      probed_at >= lag(probed_at) OVER (ORDER BY probed_at) + INTERVAL '5 minutes' AS after_silence,
      lead(probed_at) OVER (ORDER BY probed_at) AS next_at
    FROM counted
  ),
  islands AS (
    SELECT *, count(*) FILTER (WHERE after_silence OR NOT failed) OVER (ORDER BY probed_at) AS island
    FROM neighbours
  ),
  runs AS (
    SELECT
      min(probed_at) AS started_at,
      max(CASE WHEN next_at <= probed_at + INTERVAL '5 minutes' THEN next_at ELSE probed_at END) AS till,
      bool_or(next_at IS NULL) AS is_open,
      count(*) AS failed_probes
    FROM islands
    WHERE failed
    GROUP BY island
  )
  SELECT
    started_at,
    CASE WHEN is_open THEN NULL ELSE till END AS ended_at,
    failed_probes,
    floor(extract(epoch FROM till - started_at) / 60) AS minutes
  FROM runs
  WHERE failed_probes >= 3 OR till - started_at >= INTERVAL '4 minutes'
) AS o
ORDER BY o.started_at DESC, s.id;
