-- The nearest active team is one with no other active team between (NOT EXISTS).
WITH RECURSIVE under AS (
  SELECT id, id AS top_id, 0 AS steps FROM teams
  UNION ALL
  SELECT t.id, u.top_id, u.steps + 1
  FROM under AS u
  JOIN teams AS t ON t.parent_id = u.id
),
active AS (
  SELECT * FROM teams WHERE num_nulls(dissolved_on) = 1 OR dissolved_on > DATE '2026-07-01'
),
lines AS (
  SELECT u.id, u.top_id, u.steps FROM under AS u WHERE u.top_id IN (SELECT id FROM active)
),
tree AS (
  SELECT a.id, a.name, l.top_id AS parent_id
  FROM active AS a
  LEFT JOIN lines AS l
    ON l.id = a.id AND l.steps > 0
    AND NOT EXISTS (SELECT FROM lines AS n WHERE n.id = a.id AND n.steps > 0 AND n.steps < l.steps)
),
walk AS (
  SELECT id, 0 AS depth, name, name AS path FROM tree WHERE parent_id IS NULL
  UNION ALL
  SELECT t.id, w.depth + 1, t.name, w.path || ' / ' || t.name
  FROM tree AS t
  JOIN walk AS w ON w.id = t.parent_id
) SEARCH DEPTH FIRST BY name, id SET place,
seats AS (
  SELECT m.team_id, p.id AS person_id, p.monthly_cost
  FROM people AS p
  JOIN memberships AS m ON m.person_id = p.id
  WHERE num_nulls(p.left_on) = 1 OR p.left_on > DATE '2026-07-01'
),
own AS (
  SELECT l.top_id AS team_id, count(DISTINCT s.person_id) AS heads
  FROM seats AS s
  JOIN lines AS l ON l.id = s.team_id
  WHERE NOT EXISTS (SELECT FROM lines AS n WHERE n.id = l.id AND n.steps < l.steps)
  GROUP BY l.top_id
),
totals AS (
  SELECT team_id, count(*) AS heads, sum(monthly_cost) AS cost, sum(num_nulls(monthly_cost)) AS unknown
  FROM (
    SELECT DISTINCT l.top_id AS team_id, s.person_id, s.monthly_cost
    FROM seats AS s
    JOIN lines AS l ON l.id = s.team_id
  ) AS d
  GROUP BY team_id
)
SELECT
  w.id AS team_id, w.depth, w.path,
  coalesce(o.heads, 0) AS own_headcount, coalesce(t.heads, 0) AS total_headcount,
  coalesce(t.cost, 0) AS total_cost, coalesce(t.unknown, 0) AS unknown_costs
FROM own AS o
RIGHT JOIN walk AS w ON w.id = o.team_id
LEFT JOIN totals AS t ON t.team_id = w.id
ORDER BY w.place;
