-- EXCEPT and UNION: who is active, who is present, who is at the top, and pairs that are there once.
WITH RECURSIVE active AS (
  SELECT id FROM teams
  EXCEPT
  SELECT id FROM teams WHERE dissolved_on <= DATE '2026-07-01'
),
present AS (
  SELECT id FROM people
  EXCEPT
  SELECT id FROM people WHERE left_on <= DATE '2026-07-01'
),
direct AS (
  SELECT parent_id AS above_id, id FROM teams WHERE parent_id IS NOT NULL
),
parents AS (
  SELECT above_id, id FROM direct
  UNION
  SELECT d.above_id, p.id
  FROM parents AS p
  JOIN direct AS d ON d.id = p.above_id
  WHERE p.above_id NOT IN (SELECT id FROM active)
),
edges AS (
  SELECT above_id, id FROM parents WHERE above_id IN (SELECT id FROM active)
),
walk AS (
  SELECT r.id, 0 AS depth, t.name, t.name AS path
  FROM (SELECT id FROM active EXCEPT SELECT id FROM edges) AS r
  JOIN teams AS t ON t.id = r.id
  UNION ALL
  SELECT t.id, w.depth + 1, t.name, w.path || ' / ' || t.name
  FROM walk AS w
  JOIN edges AS e ON e.above_id = w.id
  JOIN teams AS t ON t.id = e.id AND e.id IN (SELECT id FROM active)
) SEARCH DEPTH FIRST BY name, id SET place,
seats AS (
  SELECT team_id, person_id FROM memberships
  WHERE team_id IN (SELECT id FROM active) AND person_id IN (SELECT id FROM present)
  UNION
  SELECT e.above_id, m.person_id
  FROM memberships AS m
  JOIN edges AS e ON e.id = m.team_id
  WHERE m.team_id NOT IN (SELECT id FROM active) AND m.person_id IN (SELECT id FROM present)
),
pairs AS (
  SELECT team_id, person_id FROM seats
  UNION
  SELECT e.above_id, p.person_id FROM pairs AS p JOIN edges AS e ON e.id = p.team_id
),
numbers AS (
  SELECT p.team_id, count(*) AS heads, sum(q.monthly_cost) AS cost, count(*) - count(q.monthly_cost) AS unknown
  FROM pairs AS p JOIN people AS q ON q.id = p.person_id
  GROUP BY p.team_id
)
SELECT
  w.id AS team_id, w.depth, w.path, (SELECT count(*) FROM seats AS s WHERE s.team_id = w.id) AS own_headcount,
  coalesce(n.heads, 0) AS total_headcount, coalesce(n.cost, 0) AS total_cost, coalesce(n.unknown, 0) AS unknown_costs
FROM walk AS w
LEFT JOIN numbers AS n ON n.team_id = w.id
ORDER BY w.place;
