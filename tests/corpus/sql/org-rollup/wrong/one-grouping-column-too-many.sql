-- wrong-answer: sample, several-teams
-- Own people and people below are grouped apart, which gives two rows for a team.
WITH RECURSIVE homes AS (
  SELECT t.id, NULL::integer AS parent_id, a.id AS home_id, a.name
  FROM teams AS t
  LEFT JOIN teams AS a ON a.id = t.id AND (a.dissolved_on IS NULL OR a.dissolved_on > DATE '2026-07-01')
  WHERE t.parent_id IS NULL
  UNION ALL
  SELECT t.id, h.home_id, coalesce(a.id, h.home_id), a.name
  FROM homes AS h
  JOIN teams AS t ON t.parent_id = h.id
  LEFT JOIN teams AS a ON a.id = t.id AND (a.dissolved_on IS NULL OR a.dissolved_on > DATE '2026-07-01')
),
placed AS (
  SELECT id, parent_id, name, row_number() OVER (PARTITION BY parent_id ORDER BY name, id) AS place
  FROM homes
  WHERE id = home_id
),
walk AS (
  SELECT id, 0 AS depth, name AS path, ARRAY[place] AS places, ARRAY[id] AS lineage
  FROM placed
  WHERE parent_id IS NULL
  UNION ALL
  SELECT p.id, w.depth + 1, w.path || ' / ' || p.name, w.places || p.place, w.lineage || p.id
  FROM walk AS w
  JOIN placed AS p ON p.parent_id = w.id
),
seats AS (
  SELECT
    w.id, p.id AS person_id, p.monthly_cost, b.id = w.id AS own,
    row_number() OVER (PARTITION BY w.id, p.id ORDER BY b.depth, m.id) AS nth
  FROM walk AS w
  JOIN walk AS b ON b.lineage[w.depth + 1] = w.id
  JOIN homes AS h ON h.home_id = b.id
  JOIN memberships AS m ON m.team_id = h.id
  JOIN people AS p ON p.id = m.person_id
  WHERE p.left_on IS NULL OR p.left_on > DATE '2026-07-01'
)
SELECT
  w.id AS team_id,
  w.depth,
  w.path,
  coalesce(n.own, 0) AS own_headcount,
  coalesce(n.heads, 0) AS total_headcount,
  coalesce(n.cost, 0) AS total_cost,
  coalesce(n.unknown, 0) AS unknown_costs
FROM walk AS w
LEFT JOIN (
  SELECT
    id,
    count(*) FILTER (WHERE nth = 1 AND own) AS own,
    count(*) FILTER (WHERE nth = 1) AS heads,
    sum(monthly_cost) FILTER (WHERE nth = 1) AS cost,
    count(*) FILTER (WHERE nth = 1 AND monthly_cost IS NULL) AS unknown
  FROM seats
  GROUP BY id, own
) AS n USING (id)
ORDER BY w.places;
