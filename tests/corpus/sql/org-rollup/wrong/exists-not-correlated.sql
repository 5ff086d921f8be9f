-- wrong-answer: sample, several-teams
-- The unqualified person_id in EXISTS is the membership's own, so everybody present belongs to the team.
WITH RECURSIVE under AS (
  SELECT id AS top_id, id FROM teams
  UNION ALL
  SELECT u.top_id, t.id FROM under AS u JOIN teams AS t ON t.parent_id = u.id
),
active AS (
  SELECT t.*, row_number() OVER (ORDER BY t.name, t.id) AS place, (SELECT count(*) FROM under WHERE id = t.id) AS level
  FROM teams AS t
  WHERE NOT EXISTS (SELECT FROM teams AS gone WHERE gone.id = t.id AND gone.dissolved_on <= DATE '2026-07-01')
),
present AS (
  SELECT *, id AS person_id FROM people WHERE left_on IS NULL
  UNION ALL
  SELECT *, id FROM people WHERE left_on > DATE '2026-07-01'
),
lines AS (
  SELECT u.id, a.id AS above_id, a.name, a.place, a.level
  FROM under AS u
  JOIN active AS a ON a.id = u.top_id
),
shown AS (
  SELECT
    id, count(*) - 1 AS depth, string_agg(name, ' / ' ORDER BY level) AS path,
    array_agg(place ORDER BY level) AS places, max(level) AS level
  FROM lines
  GROUP BY id
)
SELECT
  a.id AS team_id, s.depth, s.path, o.heads AS own_headcount, t.heads AS total_headcount,
  coalesce(t.cost, 0) AS total_cost, t.unknown AS unknown_costs
FROM active AS a
JOIN shown AS s ON s.id = a.id
CROSS JOIN LATERAL (
  SELECT count(*) AS heads, sum(p.monthly_cost) AS cost, count(*) FILTER (WHERE p.monthly_cost IS NULL) AS unknown
  FROM (
    SELECT * FROM present
    WHERE id IN (SELECT m.person_id FROM memberships AS m JOIN under AS u ON u.id = m.team_id WHERE u.top_id = a.id)
  ) AS p
) AS t
CROSS JOIN LATERAL (
  SELECT count(*) AS heads
  FROM present AS p
  WHERE EXISTS (
    SELECT FROM memberships AS m
    JOIN lines AS l ON l.id = m.team_id
    JOIN shown AS h ON h.id = m.team_id AND h.level = l.level
    WHERE m.person_id = person_id AND l.above_id = a.id
  )
) AS o
ORDER BY s.places;
