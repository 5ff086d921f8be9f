-- presentation: same-names
-- Without the id in the window's order its frame takes in all siblings of the same name.
WITH RECURSIVE climb AS (
  SELECT id, id AS above_id, 0 AS steps FROM teams
  UNION ALL
  SELECT c.id, t.parent_id, c.steps + 1
  FROM climb AS c
  JOIN teams AS t ON t.id = c.above_id
  WHERE t.parent_id IS NOT NULL
),
lines AS (
  SELECT c.id, c.above_id, a.name, row_number() OVER (PARTITION BY c.id ORDER BY c.steps) AS nearness
  FROM climb AS c
  JOIN teams AS a ON a.id = c.above_id
  WHERE a.dissolved_on IS NULL OR a.dissolved_on > DATE '2026-06-30' + 1
),
tree AS (
  SELECT
    t.id,
    t.name,
    (SELECT up.above_id FROM lines AS up WHERE up.id = t.id AND up.nearness = 2) AS parent_id,
    (SELECT count(*) FROM lines AS b JOIN lines AS s ON s.id = b.id AND s.above_id = s.id WHERE b.above_id = t.id) AS size
  FROM lines AS t
  WHERE t.id = t.above_id
),
offsets AS (
  SELECT id, 1 + sum(size) OVER (PARTITION BY parent_id ORDER BY name) - size AS skipped FROM tree
),
shown AS (
  SELECT
    l.id, count(*) - 1 AS depth, string_agg(l.name, ' / ' ORDER BY l.nearness DESC) AS path,
    sum(o.skipped) AS place
  FROM lines AS l
  JOIN offsets AS o ON o.id = l.above_id
  GROUP BY l.id
),
heads AS (
  SELECT l.above_id AS team_id, m.person_id, p.monthly_cost, min(l.nearness) AS nearness
  FROM people AS p
  JOIN memberships AS m ON m.person_id = p.id
  JOIN lines AS l ON l.id = m.team_id
  WHERE p.left_on IS NULL OR p.left_on > DATE '2026-06-30' + 1
  GROUP BY 1, 2, 3
)
SELECT
  s.id AS team_id, s.depth, s.path, n.own AS own_headcount, n.total AS total_headcount,
  n.cost AS total_cost, n.total - n.known AS unknown_costs
FROM shown AS s
JOIN (
  SELECT
    t.id, count(*) FILTER (WHERE h.nearness = 1) AS own, count(h.team_id) AS total,
    sum(coalesce(h.monthly_cost, 0)) AS cost, count(h.monthly_cost) AS known
  FROM tree AS t
  LEFT JOIN heads AS h ON h.team_id = t.id
  GROUP BY t.id
) AS n USING (id)
ORDER BY s.place, s.id;
