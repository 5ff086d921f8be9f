-- wrong-answer: everyday, dissolving-dates
-- A team with any date of dissolution is treated as gone, even if the date is still to come.
WITH RECURSIVE flagged AS (
  SELECT
    id, parent_id, name,
    dissolved_on IS NULL AS active,
    row_number() OVER (ORDER BY name, id) AS place
  FROM teams
),
walk AS (
  SELECT
    id, active,
    CASE WHEN active THEN ARRAY[id] ELSE '{}' END AS ids,
    CASE WHEN active THEN ARRAY[name] ELSE '{}' END AS names,
    CASE WHEN active THEN ARRAY[place] ELSE '{}' END AS places
  FROM flagged
  WHERE parent_id IS NULL
  UNION ALL
  SELECT
    f.id, f.active,
    CASE WHEN f.active THEN w.ids || f.id ELSE w.ids END,
    CASE WHEN f.active THEN w.names || f.name ELSE w.names END,
    CASE WHEN f.active THEN w.places || f.place ELSE w.places END
  FROM walk AS w
  JOIN flagged AS f ON f.parent_id = w.id
),
pairs AS (
  SELECT a.team_id, p.id AS person_id, p.monthly_cost, bool_or(a.team_id = w.ids[cardinality(w.ids)]) AS own
  FROM memberships AS m
  JOIN walk AS w ON w.id = m.team_id
  JOIN people AS p ON p.id = m.person_id
  CROSS JOIN unnest(w.ids) AS a (team_id)
  WHERE p.left_on IS NULL OR p.left_on > DATE '2026-07-01'
  GROUP BY a.team_id, p.id
),
numbers AS (
  SELECT
    team_id, count(*) FILTER (WHERE own) AS own, count(*) AS heads,
    sum(monthly_cost) AS cost, count(*) - count(monthly_cost) AS unknown
  FROM pairs
  GROUP BY team_id
)
SELECT
  w.id AS team_id,
  cardinality(w.ids) - 1 AS depth,
  array_to_string(w.names, ' / ') AS path,
  coalesce(n.own, 0) AS own_headcount,
  coalesce(n.heads, 0) AS total_headcount,
  coalesce(n.cost, 0) AS total_cost,
  coalesce(n.unknown, 0) AS unknown_costs
FROM walk AS w
LEFT JOIN numbers AS n ON n.team_id = w.id
WHERE w.active
ORDER BY w.places;
