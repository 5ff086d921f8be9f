-- wrong-answer: sample, all-empty
-- ROLLUP adds a row for all teams together.
WITH RECURSIVE climb AS (
  SELECT id AS team_id, id AS at_id, 1 AS steps FROM teams
  UNION ALL
  SELECT c.team_id, t.parent_id, c.steps + 1
  FROM climb c
  JOIN teams t ON t.id = c.at_id AND t.parent_id IS NOT NULL
),
lines AS (
  SELECT
    c.team_id, c.at_id, t.name,
    lead(c.at_id) OVER line AS parent_id,
    first_value(c.at_id) OVER line AS home_id
  FROM climb c
  JOIN teams t ON t.id = c.at_id
  WHERE t.dissolved_on IS NULL OR t.dissolved_on > to_date('01.07.2026', 'DD.MM.YYYY')
  WINDOW line AS (PARTITION BY c.team_id ORDER BY c.steps)
),
tree AS (
  SELECT at_id AS id, name, parent_id, row_number() OVER (PARTITION BY parent_id ORDER BY name, at_id) AS place
  FROM lines
  WHERE team_id = at_id
),
walk AS (
  SELECT id, 0 AS depth, name AS path, ARRAY[place] AS places FROM tree WHERE parent_id IS NULL
  UNION ALL
  SELECT t.id, w.depth + 1, format('%s / %s', w.path, t.name), array_append(w.places, t.place)
  FROM walk w
  JOIN tree t ON t.parent_id = w.id
),
heads AS (
  SELECT DISTINCT l.at_id AS team_id, p.id, p.monthly_cost, l.at_id = l.home_id AS own
  FROM lines l
  JOIN memberships m USING (team_id)
  JOIN people p ON p.id = m.person_id
  WHERE p.left_on IS NULL OR p.left_on > to_date('01.07.2026', 'DD.MM.YYYY')
),
once AS (
  SELECT team_id, id, monthly_cost, max(own::int) AS own
  FROM heads
  GROUP BY team_id, id, monthly_cost
)
SELECT
  w.id AS team_id, w.depth, w.path,
  coalesce(sum(o.own), 0) AS own_headcount,
  count(o.id) AS total_headcount,
  coalesce(sum(o.monthly_cost), 0) AS total_cost,
  count(*) FILTER (WHERE o.monthly_cost IS NULL AND o.id IS NOT NULL) AS unknown_costs
FROM walk w
LEFT JOIN once o ON o.team_id = w.id
GROUP BY ROLLUP ((w.id, w.depth, w.path, w.places))
ORDER BY w.places;
