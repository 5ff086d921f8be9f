-- wrong-answer: deep
-- The path is cast to varchar(255), which cuts long ones.
WITH RECURSIVE active AS (
  SELECT id, name FROM teams WHERE coalesce(dissolved_on, 'infinity') > DATE '2026-07-01'
),
climb AS (
  SELECT id, parent_id AS above_id FROM teams
  UNION ALL
  SELECT c.id, t.parent_id
  FROM climb AS c
  JOIN teams AS t ON t.id = c.above_id
  WHERE t.dissolved_on <= DATE '2026-07-01'
),
parents AS (
  SELECT id, above_id FROM climb
  WHERE above_id IS NULL OR above_id IN (SELECT id FROM active)
),
tree AS (
  SELECT id, name, above_id, row_number() OVER (PARTITION BY above_id ORDER BY name, id) AS place
  FROM active
  JOIN parents USING (id)
),
walk AS (
  SELECT id, 0 AS depth, name::varchar(255) AS path, ARRAY[place] AS places FROM tree WHERE above_id IS NULL
  UNION ALL
  SELECT t.id, w.depth + 1, (w.path || ' / ' || t.name)::varchar(255), w.places || t.place
  FROM walk AS w
  JOIN tree AS t ON t.above_id = w.id
),
seats AS (
  SELECT DISTINCT coalesce(a.id, u.above_id) AS team_id, p.id AS person_id, p.monthly_cost
  FROM memberships AS m
  JOIN people AS p ON p.id = m.person_id AND coalesce(p.left_on, 'infinity') > DATE '2026-07-01'
  JOIN parents AS u ON u.id = m.team_id
  LEFT JOIN active AS a ON a.id = m.team_id
),
rolled AS (
  SELECT team_id, person_id, monthly_cost FROM seats
  UNION
  SELECT t.above_id, r.person_id, r.monthly_cost
  FROM rolled AS r
  JOIN tree AS t ON t.id = r.team_id
)
SELECT
  w.id AS team_id, w.depth, w.path,
  (SELECT count(*) FROM seats AS s WHERE s.team_id = w.id) AS own_headcount,
  count(r.person_id) AS total_headcount,
  coalesce(sum(r.monthly_cost), 0.00) AS total_cost,
  count(r.person_id) FILTER (WHERE r.monthly_cost IS NULL) AS unknown_costs
FROM walk AS w
LEFT JOIN rolled AS r ON r.team_id = w.id
GROUP BY w.id, w.depth, w.path, w.places
ORDER BY w.places;
