-- above: every team with itself and all its ancestors, and how far up they are.
WITH RECURSIVE above (team_id, ancestor_id, next_id, distance) AS (
  SELECT id, id, parent_id, 0 FROM teams
  UNION ALL
  SELECT a.team_id, t.id, t.parent_id, a.distance + 1
  FROM above a, teams t
  WHERE t.id = a.next_id
),
live AS (
  SELECT t.*,
         (SELECT a.ancestor_id FROM above a JOIN teams u ON u.id = a.ancestor_id
           WHERE a.team_id = t.id AND a.distance > 0
             AND (u.dissolved_on IS NULL OR u.dissolved_on > '2026-07-01')
           ORDER BY a.distance LIMIT 1) AS boss_id
  FROM teams t
  WHERE t.dissolved_on IS NULL OR t.dissolved_on > '2026-07-01'
),
ranked AS (
  SELECT l.*, rank() OVER (ORDER BY l.name, l.id) AS place FROM live l
),
line AS (
  SELECT a.team_id, a.distance, r.id, r.name, r.place
  FROM above a JOIN ranked r ON r.id = a.ancestor_id
),
here AS (
  SELECT * FROM people WHERE NOT coalesce(left_on <= DATE '2026-07-01', false)
),
counted AS (
  SELECT m.person_id,
         (SELECT l.id FROM line l WHERE l.team_id = m.team_id ORDER BY l.distance LIMIT 1) AS team_id
  FROM memberships m
  WHERE m.person_id IN (SELECT id FROM here)
)
SELECT r.id AS team_id,
       (SELECT count(*) - 1 FROM line l WHERE l.team_id = r.id) AS depth,
       (SELECT string_agg(l.name, ' / ' ORDER BY l.distance DESC) FROM line l WHERE l.team_id = r.id) AS path,
       (SELECT count(DISTINCT c.person_id) FROM counted c WHERE c.team_id = r.id) AS own_headcount,
       (SELECT count(*) FROM here h WHERE h.id IN
         (SELECT c.person_id FROM counted c JOIN line l ON l.team_id = c.team_id WHERE l.id = r.id)) AS total_headcount,
       (SELECT coalesce(sum(h.monthly_cost), 0) FROM here h WHERE h.id IN
         (SELECT c.person_id FROM counted c JOIN line l ON l.team_id = c.team_id WHERE l.id = r.id)) AS total_cost,
       (SELECT count(*) FROM here h WHERE h.monthly_cost IS NULL AND h.id IN
         (SELECT c.person_id FROM counted c JOIN line l ON l.team_id = c.team_id WHERE l.id = r.id)) AS unknown_costs
FROM ranked r
ORDER BY (SELECT string_agg(lpad(l.place::text, 6, '0'), '/' ORDER BY l.distance DESC) FROM line l WHERE l.team_id = r.id)
