-- wrong-answer: mixed
-- Teams are taken for dissolved when a namesake is.
WITH RECURSIVE old_tree AS (
  SELECT id, ARRAY[id] AS ids FROM teams WHERE parent_id IS NULL
  UNION ALL
  SELECT t.id, o.ids || t.id
  FROM old_tree AS o
  INNER JOIN teams AS t ON t.parent_id = o.id
),
active AS (
  SELECT id, name, rank() OVER (ORDER BY name, id) AS place
  FROM teams
  WHERE name NOT IN (SELECT gone.name FROM teams AS gone WHERE gone.dissolved_on <= DATE '2026-07-01')
),
lines AS (
  SELECT
    o.id,
    array_agg(a.id ORDER BY u.level) AS ids,
    string_agg(a.name, ' / ' ORDER BY u.level) AS path,
    array_agg(a.place ORDER BY u.level) AS places
  FROM old_tree AS o
  CROSS JOIN LATERAL unnest(o.ids) WITH ORDINALITY AS u (id, level)
  INNER JOIN active AS a ON a.id = u.id
  GROUP BY o.id
),
own AS (
  SELECT l.ids[cardinality(l.ids)] AS team_id, array_agg(DISTINCT p.id) AS people
  FROM lines AS l
  INNER JOIN memberships AS m ON m.team_id = l.id
  INNER JOIN people AS p ON p.id = m.person_id
  WHERE p.id NOT IN (SELECT gone.id FROM people AS gone WHERE gone.left_on <= DATE '2026-07-01')
  GROUP BY l.ids[cardinality(l.ids)]
),
below AS (
  SELECT u.team_id, array_agg(DISTINCT person_id) AS people
  FROM own AS o
  INNER JOIN lines AS l ON l.id = o.team_id
  CROSS JOIN unnest(l.ids) AS u (team_id)
  CROSS JOIN unnest(o.people) AS q (person_id)
  GROUP BY u.team_id
)
SELECT
  a.id AS team_id,
  cardinality(l.ids) - 1 AS depth,
  l.path,
  coalesce(cardinality(o.people), 0) AS own_headcount,
  coalesce(cardinality(b.people), 0) AS total_headcount,
  coalesce((SELECT sum(p.monthly_cost) FROM people AS p WHERE p.id = ANY (b.people)), 0) AS total_cost,
  (SELECT count(*) FROM people AS p WHERE p.id = ANY (b.people) AND p.monthly_cost IS NULL) AS unknown_costs
FROM active AS a
INNER JOIN lines AS l ON l.id = a.id
LEFT OUTER JOIN own AS o ON o.team_id = a.id
LEFT OUTER JOIN below AS b ON b.team_id = a.id
ORDER BY l.places;
