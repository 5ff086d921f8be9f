-- wrong-answer: separators
-- Blanks at the ends of a name are cut off in the path.
WITH RECURSIVE flagged AS (
  SELECT id, parent_id, name, dissolved_on IS NULL OR dissolved_on > DATE '2026-07-01' AS active FROM teams
),
walk AS (
  SELECT
    id, active, CASE WHEN active THEN 0 ELSE -1 END AS depth, CASE WHEN active THEN name END AS path,
    CASE WHEN active THEN ARRAY[id] ELSE '{}' END AS ids,
    CASE WHEN active THEN ARRAY[ROW(name, id)] ELSE '{}' END AS places
  FROM flagged
  WHERE parent_id IS NULL
  UNION ALL
  SELECT
    f.id, f.active, w.depth + f.active::int,
    CASE WHEN f.active THEN coalesce(w.path || ' / ', '') || btrim(f.name) ELSE w.path END,
    CASE WHEN f.active THEN w.ids || f.id ELSE w.ids END,
    CASE WHEN f.active THEN w.places || ROW(f.name, f.id) ELSE w.places END
  FROM walk AS w
  JOIN flagged AS f ON f.parent_id = w.id
),
heads AS (
  SELECT
    coalesce(u.above_id, w.ids[w.depth + 1]) AS team_id,
    p.id AS person_id,
    max(p.monthly_cost) AS cost,
    GROUPING(u.above_id) AS own
  FROM memberships AS m
  JOIN people AS p ON p.id = m.person_id
  JOIN walk AS w ON w.id = m.team_id
  CROSS JOIN unnest(w.ids) AS u (above_id)
  WHERE p.left_on IS NULL OR p.left_on > DATE '2026-07-01'
  GROUP BY GROUPING SETS ((u.above_id, p.id), (w.ids[w.depth + 1], p.id))
)
SELECT
  w.id AS team_id,
  w.depth,
  w.path,
  coalesce(n.own, 0) AS own_headcount,
  coalesce(n.total, 0) AS total_headcount,
  coalesce(n.cost, 0) AS total_cost,
  coalesce(n.total - n.known, 0) AS unknown_costs
FROM walk AS w
LEFT JOIN (
  SELECT
    team_id, sum(own) AS own, sum(1 - own) AS total,
    sum(cost) FILTER (WHERE own = 0) AS cost, count(cost) FILTER (WHERE own = 0) AS known
  FROM heads
  GROUP BY team_id
) AS n ON n.team_id = w.id
WHERE w.active
ORDER BY w.places;
