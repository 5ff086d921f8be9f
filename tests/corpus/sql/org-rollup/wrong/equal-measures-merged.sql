-- wrong-answer: sample, equal-costs
-- UNION in place of UNION ALL merges equal contributions of different people.
WITH RECURSIVE active AS (
  SELECT id, name FROM teams WHERE dissolved_on IS NULL
  UNION
  SELECT id, name FROM teams WHERE dissolved_on > DATE '2026-07-01'
),
homes AS (
  SELECT t.id, NULL::integer AS above_id, a.id AS home_id, a.name
  FROM teams AS t
  LEFT JOIN active AS a ON a.id = t.id
  WHERE t.parent_id IS NULL
  UNION ALL
  SELECT t.id, h.home_id, coalesce(a.id, h.home_id), a.name
  FROM (teams AS t JOIN homes AS h ON h.id = t.parent_id)
  LEFT JOIN active AS a ON a.id = t.id
),
walk AS (
  SELECT id, 0 AS depth, name AS path, ARRAY[ROW(name, id)] AS places
  FROM homes
  WHERE home_id = id AND above_id IS NULL
  UNION ALL
  SELECT h.id, w.depth + 1, concat_ws(' / ', w.path, h.name), w.places || ROW(h.name, h.id)
  FROM walk AS w
  JOIN homes AS h ON h.home_id = h.id AND h.above_id = w.id
),
lines AS (
  SELECT id AS top_id, id FROM walk
  UNION ALL
  SELECT h.above_id, l.id FROM lines AS l JOIN homes AS h ON h.id = l.top_id WHERE h.above_id IS NOT NULL
),
seats AS (
  SELECT DISTINCT h.home_id, p.id, p.monthly_cost
  FROM memberships AS m
  JOIN homes AS h ON h.id = m.team_id
  JOIN people AS p ON p.id = m.person_id AND p.left_on > DATE '2026-07-01' IS NOT FALSE
),
measures AS (
  SELECT home_id AS team_id, 'own' AS kind, 1::numeric AS amount FROM seats
  UNION
  SELECT pair.top_id, v.kind, v.amount
  FROM (SELECT DISTINCT l.top_id, s.id, s.monthly_cost FROM lines AS l JOIN seats AS s ON s.home_id = l.id) AS pair
  CROSS JOIN LATERAL (
    VALUES ('head', 1), ('cost', pair.monthly_cost), ('unknown', CASE WHEN pair.monthly_cost IS NULL THEN 1 END)
  ) AS v (kind, amount)
),
sums AS (
  SELECT
    team_id, sum(amount) FILTER (WHERE kind = 'own') AS own, sum(amount) FILTER (WHERE kind = 'head') AS heads,
    sum(amount) FILTER (WHERE kind = 'cost') AS cost, sum(amount) FILTER (WHERE kind = 'unknown') AS unknown
  FROM measures
  GROUP BY team_id
)
SELECT
  w.id AS team_id, w.depth, w.path, coalesce(s.own, 0) AS own_headcount, coalesce(s.heads, 0) AS total_headcount,
  coalesce(s.cost, 0) AS total_cost, coalesce(s.unknown, 0) AS unknown_costs
FROM walk AS w
LEFT JOIN sums AS s ON s.team_id = w.id
ORDER BY w.places;
