-- Nested sets: all teams below one take the places from its own to the one before the next team that is no deeper.
WITH RECURSIVE
walk AS (
  SELECT t.id, t.name, up.active, NULL::integer AS boss, CASE WHEN up.active THEN t.id END AS holder
    FROM teams AS t
   CROSS JOIN LATERAL (SELECT coalesce(t.dissolved_on > DATE '2026-07-01', true) AS active) AS up
   WHERE t.parent_id IS NULL
  UNION ALL
  SELECT t.id, t.name, up.active, w.holder, CASE WHEN up.active THEN t.id ELSE w.holder END
    FROM walk AS w
    JOIN teams AS t ON t.parent_id = w.id
   CROSS JOIN LATERAL (SELECT coalesce(t.dissolved_on > DATE '2026-07-01', true) AS active) AS up
),
ranked AS (
  SELECT id, name, boss, row_number() OVER (PARTITION BY boss ORDER BY name COLLATE "C", id) AS among
    FROM walk
   WHERE active
),
tree AS (
  SELECT id, 0 AS depth, name AS path, ARRAY[among] AS turns
    FROM ranked
   WHERE boss IS NULL
  UNION ALL
  SELECT r.id, t.depth + 1, t.path || ' / ' || r.name, t.turns || r.among
    FROM tree AS t
    JOIN ranked AS r ON r.boss = t.id
),
placed AS (
  SELECT id, depth, path, row_number() OVER (ORDER BY turns) AS place
    FROM tree
),
spans AS (
  SELECT p.*,
         coalesce((SELECT min(n.place) FROM placed AS n WHERE n.place > p.place AND n.depth <= p.depth),
                  (SELECT count(*) + 1 FROM placed)) AS beyond
    FROM placed AS p
),
seats AS (
  SELECT DISTINCT s.place, p.id AS person_id, p.monthly_cost
    FROM memberships AS m
    JOIN people AS p ON p.id = m.person_id AND coalesce(p.left_on > DATE '2026-07-01', true)
    JOIN walk AS w ON w.id = m.team_id
    JOIN placed AS s ON s.id = w.holder
)
SELECT s.id AS team_id,
       s.depth,
       s.path,
       heads.own_headcount,
       heads.total_headcount,
       heads.total_cost,
       heads.unknown_costs
  FROM spans AS s
 CROSS JOIN LATERAL (
   SELECT count(*) FILTER (WHERE each.own) AS own_headcount,
          count(*) AS total_headcount,
          coalesce(sum(each.monthly_cost), 0) AS total_cost,
          count(*) - count(each.monthly_cost) AS unknown_costs
     FROM (SELECT seats.person_id, seats.monthly_cost, bool_or(seats.place = s.place) AS own
             FROM seats
            WHERE seats.place >= s.place AND seats.place < s.beyond
            GROUP BY seats.person_id, seats.monthly_cost) AS each
 ) AS heads
 ORDER BY s.place;
