-- People rise from team to team; UNION keeps each of them once in every team.
WITH RECURSIVE
live AS (
  SELECT id, name, row_number() OVER (ORDER BY name COLLATE "C", id) AS place
    FROM teams
   WHERE coalesce(dissolved_on, DATE 'infinity') > DATE '2026-07-01'
),
climb AS (
  SELECT id AS team_id, parent_id AS above
    FROM teams
  UNION ALL
  SELECT c.team_id, t.parent_id
    FROM climb AS c
    JOIN teams AS t ON t.id = c.above
   WHERE t.dissolved_on <= DATE '2026-07-01'
),
bosses AS (
  SELECT c.team_id, l.id AS boss_id
    FROM climb AS c
    JOIN live AS l ON l.id = c.above
),
tree AS (
  SELECT l.id, 0 AS depth, l.name AS path, ARRAY[l.place] AS places
    FROM live AS l
   WHERE NOT EXISTS (SELECT FROM bosses AS b WHERE b.team_id = l.id)
  UNION ALL
  SELECT l.id, t.depth + 1, concat(t.path, ' / ', l.name), array_append(t.places, l.place)
    FROM tree AS t
    JOIN bosses AS b ON b.boss_id = t.id
    JOIN live AS l ON l.id = b.team_id
),
seats AS (
  SELECT coalesce(l.id, b.boss_id) AS team_id, p.id AS person_id, p.monthly_cost, true AS own
    FROM people AS p
    JOIN memberships AS m ON m.person_id = p.id
    LEFT JOIN live AS l ON l.id = m.team_id
    LEFT JOIN bosses AS b ON b.team_id = m.team_id
   WHERE (p.left_on IS NULL OR p.left_on > DATE '2026-07-01')
     AND coalesce(l.id, b.boss_id) IS NOT NULL
  UNION
  SELECT b.boss_id, s.person_id, s.monthly_cost, false
    FROM seats AS s
    JOIN bosses AS b ON b.team_id = s.team_id
),
heads AS (
  SELECT team_id, person_id, monthly_cost, bool_or(own) AS own
    FROM seats
   GROUP BY team_id, person_id, monthly_cost
)
SELECT t.id AS team_id,
       t.depth,
       t.path,
       count(h.person_id) FILTER (WHERE h.own) AS own_headcount,
       count(h.person_id) AS total_headcount,
       coalesce(sum(h.monthly_cost), 0) AS total_cost,
       count(h.person_id) FILTER (WHERE h.monthly_cost IS NULL) AS unknown_costs
  FROM tree AS t
  LEFT JOIN heads AS h ON h.team_id = t.id
 GROUP BY t.id, t.depth, t.path, t.places
 ORDER BY t.places;
