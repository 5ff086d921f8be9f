-- The nearest active team is the one at the greatest level, found by MAX and joined back by NATURAL JOIN.
WITH RECURSIVE levels AS (
  SELECT id, name, dissolved_on, 0 AS level FROM teams WHERE parent_id IS NULL
  UNION ALL
  SELECT t.id, t.name, t.dissolved_on, l.level + 1
  FROM levels AS l
  JOIN teams AS t ON t.parent_id = l.id
),
closure AS (
  SELECT id AS team_id, id AS at_id FROM teams
  UNION ALL
  SELECT c.team_id, t.parent_id
  FROM closure AS c
  JOIN teams AS t ON t.id = c.at_id
),
lines AS (
  SELECT c.team_id, l.id AS above_id, l.name, l.level, dense_rank() OVER (ORDER BY l.name, l.id) AS place
  FROM closure AS c
  JOIN levels AS l ON l.id = c.at_id
  WHERE least(l.dissolved_on, DATE '2026-07-02') = DATE '2026-07-02'
),
nearest AS (
  SELECT team_id, max(level) AS level FROM lines GROUP BY team_id
),
homes AS (
  SELECT team_id, above_id AS home_id FROM lines NATURAL JOIN nearest
),
shown AS (
  SELECT
    team_id, count(*) - 1 AS depth, string_agg(name, ' / ' ORDER BY level) AS path,
    array_agg(place ORDER BY level) AS places
  FROM lines
  GROUP BY team_id
),
present AS (
  SELECT id AS person_id, monthly_cost FROM people WHERE least(left_on, DATE '2026-07-02') = DATE '2026-07-02'
),
seats AS (
  SELECT team_id, person_id, monthly_cost FROM memberships NATURAL JOIN present
),
own AS (
  SELECT home_id, count(DISTINCT person_id) AS heads FROM seats NATURAL JOIN homes GROUP BY home_id
),
totals AS (
  SELECT home_id, count(*) AS heads, sum(monthly_cost) AS cost, count(*) - count(monthly_cost) AS unknown
  FROM (SELECT DISTINCT above_id AS home_id, person_id, monthly_cost FROM seats NATURAL JOIN lines) AS pairs
  GROUP BY home_id
)
SELECT
  s.team_id, s.depth, s.path, coalesce(o.heads, 0) AS own_headcount, coalesce(t.heads, 0) AS total_headcount,
  coalesce(t.cost, 0) AS total_cost, coalesce(t.unknown, 0) AS unknown_costs
FROM shown AS s
JOIN homes AS h USING (team_id)
LEFT JOIN own AS o USING (home_id)
LEFT JOIN totals AS t USING (home_id)
WHERE home_id = s.team_id
ORDER BY s.places;
