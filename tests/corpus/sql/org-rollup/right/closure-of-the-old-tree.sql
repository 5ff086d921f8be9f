-- A closure of the old tree; depth, path and order are aggregates over a team's active ancestors.
WITH RECURSIVE closure AS (
  SELECT id AS above_id, id, 0 AS steps FROM teams
  UNION ALL
  SELECT t.parent_id, c.id, c.steps + 1
  FROM closure c
  JOIN teams t ON t.id = c.above_id
  WHERE t.parent_id IS NOT NULL
),
lines AS (
  SELECT
    c.id, c.above_id, c.steps, a.name,
    dense_rank() OVER (ORDER BY a.name, a.id) AS place,
    row_number() OVER (PARTITION BY c.id ORDER BY c.steps) = 1 AS nearest
  FROM closure c
  JOIN teams a ON a.id = c.above_id
  WHERE NOT coalesce(a.dissolved_on <= '2026-07-01', FALSE)
),
heads AS (
  SELECT l.above_id AS team_id, p.id, p.monthly_cost, bool_or(l.nearest) AS own
  FROM lines l
  JOIN memberships m ON m.team_id = l.id
  JOIN people p ON p.id = m.person_id
  WHERE NOT coalesce(p.left_on <= '2026-07-01', FALSE)
  GROUP BY l.above_id, p.id
),
numbers AS (
  SELECT
    team_id, count(*) AS total, count(*) FILTER (WHERE own) AS own,
    sum(monthly_cost) AS cost, count(*) FILTER (WHERE monthly_cost IS NULL) AS unknown
  FROM heads
  GROUP BY team_id
),
shown AS (
  SELECT
    id, count(*) - 1 AS depth, string_agg(name, ' / ' ORDER BY steps DESC) AS path,
    array_agg(place ORDER BY steps DESC) AS places
  FROM lines
  GROUP BY id
  HAVING min(steps) = 0
)
SELECT
  s.id AS team_id, s.depth, s.path,
  coalesce(n.own, 0) AS own_headcount,
  coalesce(n.total, 0) AS total_headcount,
  coalesce(n.cost, 0) AS total_cost,
  coalesce(n.unknown, 0) AS unknown_costs
FROM shown s
LEFT JOIN numbers n ON n.team_id = s.id
ORDER BY s.places;
