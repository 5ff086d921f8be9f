WITH probes AS (
  SELECT service_id, probed_at, coalesce(bool_or(ok), false) AS good
    FROM probe_results WHERE service_id IS NOT NULL
   GROUP BY service_id, probed_at
), counted AS (
  SELECT p.* FROM probes p
   WHERE p.good OR NOT EXISTS (
     SELECT 1 FROM maintenance m
      WHERE (m.service_id IS NULL OR m.service_id = p.service_id)
        AND m.starts_at <= p.probed_at
        AND (m.ends_at IS NULL OR p.probed_at < m.ends_at))
), looked AS (
  SELECT *,
         lag(good) OVER w AS before_good,
         lag(probed_at) OVER w AS before_at,
         lead(probed_at) OVER w AS after_at
    FROM counted WINDOW w AS (PARTITION BY service_id ORDER BY probed_at)
), failed AS (
  SELECT *,
         count(*) FILTER (WHERE before_good IS NOT FALSE OR probed_at - before_at > interval '5 minutes')
           OVER (PARTITION BY service_id ORDER BY probed_at) AS run
    FROM looked WHERE NOT good
), runs AS (
  SELECT service_id, run, min(probed_at) AS started_at, max(probed_at) AS last_at, count(*) AS failed_probes,
         (array_agg(after_at ORDER BY probed_at DESC))[1] AS next_at
    FROM failed GROUP BY service_id, run
), ended AS (
  SELECT *, CASE WHEN next_at IS NULL THEN NULL
                 WHEN next_at - last_at <= interval '5 minutes' THEN next_at
                 ELSE last_at END AS ended_at
    FROM runs
)
SELECT e.service_id, s.name AS service, e.started_at, e.ended_at, e.failed_probes,
       floor(extract(epoch FROM coalesce(e.ended_at, e.last_at) - e.started_at) / 60)::integer AS minutes
  FROM ended e JOIN services s ON s.id = e.service_id
 WHERE e.failed_probes >= 3 OR coalesce(e.ended_at, e.last_at) - e.started_at >= interval '4 minutes'
 ORDER BY e.started_at DESC, e.service_id
