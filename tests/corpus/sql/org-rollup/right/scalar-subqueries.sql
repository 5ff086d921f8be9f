-- One closure of active teams and those under them; every column is a scalar subquery over it.
WITH RECURSIVE active AS (
  SELECT * FROM teams WHERE dissolved_on IS NULL OR dissolved_on > '2026-07-01'
),
under AS (
  SELECT id AS top_id, name AS top_name, id, 0 AS steps FROM active
  UNION ALL
  SELECT u.top_id, u.top_name, t.id, u.steps + 1
  FROM under u, teams t
  WHERE t.parent_id = u.id
),
staff AS (
  SELECT DISTINCT m.team_id, p.id, p.monthly_cost
  FROM memberships m, people p
  WHERE p.id = m.person_id AND (p.left_on IS NULL OR p.left_on > '2026-07-01')
),
homes AS MATERIALIZED (
  SELECT t.id, (SELECT u.top_id FROM under u WHERE u.id = t.id ORDER BY u.steps LIMIT 1) AS home_id FROM teams t
),
numbers AS (
  SELECT top_id, count(*) AS heads, sum(monthly_cost) AS cost, count(*) - count(monthly_cost) AS unknown
  FROM (
    SELECT DISTINCT u.top_id, s.id, s.monthly_cost
    FROM under u, staff s
    WHERE s.team_id = u.id
  ) AS pairs
  GROUP BY top_id
)
SELECT
  a.id AS team_id,
  (SELECT count(*) FROM under u WHERE u.id = a.id AND u.steps > 0) AS depth,
  (SELECT string_agg(u.top_name, ' / ' ORDER BY u.steps DESC) FROM under u WHERE u.id = a.id) AS path,
  (SELECT count(DISTINCT s.id) FROM staff s, homes h WHERE h.id = s.team_id AND h.home_id = a.id) AS own_headcount,
  coalesce((SELECT n.heads FROM numbers n WHERE n.top_id = a.id), 0) AS total_headcount,
  coalesce((SELECT n.cost FROM numbers n WHERE n.top_id = a.id), 0) AS total_cost,
  coalesce((SELECT n.unknown FROM numbers n WHERE n.top_id = a.id), 0) AS unknown_costs
FROM active a
ORDER BY (SELECT array_agg((u.top_name, u.top_id) ORDER BY u.steps DESC) FROM under u WHERE u.id = a.id);
