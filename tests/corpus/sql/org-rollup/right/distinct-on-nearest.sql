-- DISTINCT ON picks the nearest active team, for parents and for homes, and one row for each team and person.
WITH RECURSIVE climb AS (
  SELECT id, id AS at_id, parent_id, name, dissolved_on, 0 AS steps FROM teams
  UNION ALL
  SELECT c.id, t.id, t.parent_id, t.name, t.dissolved_on, c.steps + 1
  FROM climb AS c, teams AS t
  WHERE t.id = c.parent_id
),
lines AS (
  SELECT id, at_id, name, steps FROM climb
  WHERE dissolved_on IS NULL OR dissolved_on > make_date(2026, 7, 1)
),
homes AS (
  SELECT DISTINCT ON (id) id, at_id AS home_id FROM lines ORDER BY id, steps
),
parents AS (
  SELECT DISTINCT ON (id) id, at_id AS parent_id FROM lines WHERE steps > 0 ORDER BY id, steps
),
tree AS (
  SELECT l.id, l.name, p.parent_id
  FROM lines AS l
  LEFT JOIN parents AS p ON p.id = l.id
  WHERE l.steps = 0
),
walk AS (
  SELECT id, 0 AS depth, name AS path, ARRAY[(name, id)] AS places FROM tree WHERE parent_id IS NULL
  UNION ALL
  SELECT t.id, w.depth + 1, w.path || ' / ' || t.name, w.places || (t.name, t.id)
  FROM walk AS w, tree AS t
  WHERE t.parent_id = w.id
),
heads AS (
  SELECT DISTINCT ON (l.at_id, p.id) l.at_id AS team_id, p.id, p.monthly_cost, l.at_id = h.home_id AS own
  FROM memberships AS m
  JOIN people AS p ON p.id = m.person_id
  JOIN homes AS h ON h.id = m.team_id
  JOIN lines AS l ON l.id = m.team_id
  WHERE p.left_on IS NULL OR p.left_on > make_date(2026, 7, 1)
  ORDER BY l.at_id, p.id, l.at_id = h.home_id DESC
)
SELECT
  w.id AS team_id, w.depth, w.path,
  n.own AS own_headcount, n.heads AS total_headcount, coalesce(n.cost, 0) AS total_cost, n.unknown AS unknown_costs
FROM walk AS w
JOIN (
  SELECT
    t.id, count(CASE WHEN h.own THEN 1 END) AS own, count(h.id) AS heads, sum(h.monthly_cost) AS cost,
    count(CASE WHEN h.monthly_cost IS NULL THEN h.id END) AS unknown
  FROM tree AS t
  LEFT JOIN heads AS h ON h.team_id = t.id
  GROUP BY t.id
) AS n ON n.id = w.id
ORDER BY w.places;
