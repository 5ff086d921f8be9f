-- Each service as a word of letters (good, silent before, failed); a regular expression finds the runs.
WITH probes AS (
  SELECT service_id, probed_at, bool_or(ok) IS TRUE AS good
  FROM probe_results
  GROUP BY service_id, probed_at
),
lettered AS (
  SELECT
    service_id, probed_at,
    CASE
      WHEN good THEN 'g'
      WHEN probed_at - lag(probed_at) OVER (PARTITION BY service_id ORDER BY probed_at) > INTERVAL '5 minutes' THEN 's'
      ELSE 'f'
    END AS letter
  FROM probes AS p
  WHERE good
     OR NOT EXISTS (
       SELECT 1
       FROM maintenance AS m
       WHERE (m.service_id = p.service_id OR m.service_id IS NULL)
         AND tsrange(m.starts_at, m.ends_at, '[)') @> p.probed_at
     )
),
words AS (
  SELECT
    service_id,
    string_agg(letter, '' ORDER BY probed_at) AS word,
    array_agg(probed_at ORDER BY probed_at) AS times
  FROM lettered
  GROUP BY service_id
),
found AS (
  SELECT
    w.service_id, length(m.parts[2]) AS failures,
    sum(length(m.parts[1] || m.parts[2])) OVER (PARTITION BY w.service_id ORDER BY m.n)::integer AS last
  FROM words AS w
  CROSS JOIN LATERAL regexp_matches(w.word, '(g*)([sf]f*)', 'g') WITH ORDINALITY AS m (parts, n)
),
runs AS (
  SELECT
    service_id, failures, times[last - failures + 1] AS started_at,
    CASE
      WHEN times[last + 1] <= times[last] + INTERVAL '5 minutes' THEN times[last + 1]
      ELSE times[last]
    END AS till,
    times[last + 1] IS NULL AS is_open
  FROM found
  JOIN words USING (service_id)
)
SELECT
  r.service_id, s.name AS service, r.started_at,
  CASE WHEN NOT r.is_open THEN r.till END AS ended_at,
  r.failures AS failed_probes,
  div(extract(epoch FROM r.till - r.started_at), 60)::integer AS minutes
FROM runs AS r
JOIN services AS s ON s.id = r.service_id
WHERE r.failures >= 3 OR r.till - r.started_at >= INTERVAL '4 minutes'
ORDER BY r.started_at DESC, r.service_id;
