-- runtime-error: everyday-large
-- Totals are cast to a type that is wide enough for one cost only.
WITH RECURSIVE active AS (
  SELECT id, name FROM teams WHERE coalesce(dissolved_on > DATE '2026-07-01', TRUE)
),
homes AS (
  SELECT t.id, NULL::integer AS above_id, a.id AS home_id
  FROM teams AS t
  LEFT JOIN active AS a USING (id)
  WHERE t.parent_id IS NULL
  UNION ALL
  SELECT t.id, h.home_id, coalesce(a.id, h.home_id)
  FROM homes AS h
  JOIN teams AS t ON t.parent_id = h.id
  LEFT JOIN active AS a ON a.id = t.id
),
walk AS (
  SELECT h.id, ARRAY[a.name] AS names, ARRAY[h.id] AS ids, ARRAY[(a.name, a.id)] AS places
  FROM homes AS h
  JOIN active AS a ON a.id = h.id
  WHERE h.above_id IS NULL
  UNION ALL
  SELECT h.id, array_append(w.names, a.name), array_append(w.ids, h.id), w.places || (a.name, a.id)
  FROM walk AS w
  JOIN homes AS h ON h.above_id = w.id
  JOIN active AS a ON a.id = h.id
),
seats AS (
  SELECT h.home_id AS team_id, p.id AS person_id, p.monthly_cost
  FROM people AS p
  JOIN memberships AS m ON m.person_id = p.id
  JOIN homes AS h ON h.id = m.team_id
  WHERE coalesce(p.left_on > DATE '2026-07-01', TRUE)
),
bags AS (
  SELECT i.team_id, jsonb_object_agg(s.person_id, s.monthly_cost) AS bag
  FROM walk AS w
  JOIN seats AS s ON s.team_id = w.id
  CROSS JOIN unnest(w.ids) AS i (team_id)
  GROUP BY i.team_id
)
SELECT
  w.id AS team_id, array_length(w.ids, 1) - 1 AS depth, array_to_string(w.names, ' / ') AS path,
  (SELECT count(DISTINCT s.person_id) FROM seats AS s WHERE s.team_id = w.id) AS own_headcount,
  n.heads AS total_headcount, n.cost::numeric(7, 2) AS total_cost, n.unknown AS unknown_costs
FROM walk AS w
LEFT JOIN bags AS b ON b.team_id = w.id
CROSS JOIN LATERAL (
  SELECT count(*) AS heads, coalesce(sum(e.value::numeric), 0) AS cost, count(*) - count(e.value) AS unknown
  FROM jsonb_each_text(b.bag) AS e
) AS n
ORDER BY w.places;
