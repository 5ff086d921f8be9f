-- Every team climbs to its root, whatever is dissolved on the way; SQL orders the walk by itself.
WITH RECURSIVE climb AS (
  SELECT t.id AS team_id, t.id AS at_id, t.parent_id AS next_id, 0 AS steps FROM teams t
  UNION ALL
  SELECT c.team_id, t.id, t.parent_id, c.steps + 1 FROM climb c JOIN teams t ON t.id = c.next_id
),
lines AS (
  SELECT c.team_id, t.id AS at_id, t.name, row_number() OVER (PARTITION BY c.team_id ORDER BY c.steps) AS nearness
  FROM climb c
  JOIN teams t ON t.id = c.at_id AND coalesce(t.dissolved_on, 'infinity') > '2026-07-01'
),
tree AS (
  SELECT own.at_id AS id, own.name, up.at_id AS parent_id
  FROM lines own
  LEFT JOIN lines up ON up.team_id = own.team_id AND up.nearness = 2
  WHERE own.nearness = 1 AND own.at_id = own.team_id
),
walk AS (
  SELECT id, 0 AS depth, name, name AS path FROM tree WHERE parent_id IS NULL
  UNION ALL
  SELECT t.id, w.depth + 1, t.name, concat_ws(' / ', w.path, t.name) FROM walk w JOIN tree t ON t.parent_id = w.id
) SEARCH DEPTH FIRST BY name, id SET place,
staff AS (
  SELECT l.at_id AS team_id, p.id, p.monthly_cost, min(l.nearness) = 1 AS own
  FROM people p
  JOIN memberships m ON m.person_id = p.id
  JOIN lines l ON l.team_id = m.team_id
  WHERE coalesce(p.left_on, 'infinity') > '2026-07-01'
  GROUP BY l.at_id, p.id
)
SELECT
  w.id AS team_id, w.depth, w.path,
  count(*) FILTER (WHERE s.own) AS own_headcount,
  count(s.id) AS total_headcount,
  coalesce(sum(s.monthly_cost), 0) AS total_cost,
  count(*) FILTER (WHERE s.id IS NOT NULL AND s.monthly_cost IS NULL) AS unknown_costs
FROM walk w
LEFT JOIN staff s ON s.team_id = w.id
GROUP BY w.id, w.depth, w.path, w.place
ORDER BY w.place;
