-- presentation: adopted
-- Dissolved teams take part in the order, so adopted siblings stay apart.
WITH lines AS (
  SELECT t.id, up.*
  FROM teams AS t
  CROSS JOIN LATERAL (
    WITH RECURSIVE climb AS (
      SELECT t.id, t.parent_id, t.name, t.dissolved_on, 0 AS steps
      UNION ALL
      SELECT a.id, a.parent_id, a.name, a.dissolved_on, c.steps + 1
      FROM climb AS c
      JOIN teams AS a ON a.id = c.parent_id
    )
    SELECT
      array_agg(c.id ORDER BY steps) FILTER (WHERE c.active) AS ids,
      string_agg(c.name, ' / ' ORDER BY steps DESC) FILTER (WHERE c.active) AS path,
      array_agg(ROW(c.name, c.id) ORDER BY steps DESC) AS places
    FROM (SELECT *, (dissolved_on > DATE '2026-07-01') IS NOT FALSE AS active FROM climb) AS c
  ) AS up
),
seats AS (
  SELECT DISTINCT l.ids, p.id, p.monthly_cost
  FROM people AS p
  JOIN memberships AS m ON m.person_id = p.id
  JOIN lines AS l ON l.id = m.team_id
  WHERE (p.left_on > DATE '2026-07-01') IS NOT FALSE
)
SELECT
  l.id AS team_id,
  cardinality(l.ids) - 1 AS depth,
  l.path,
  (SELECT count(DISTINCT s.id) FROM seats AS s WHERE s.ids[1] = l.id) AS own_headcount,
  n.heads AS total_headcount,
  n.cost AS total_cost,
  n.unknown AS unknown_costs
FROM lines AS l
CROSS JOIN LATERAL (
  SELECT count(*) AS heads, coalesce(sum(d.monthly_cost), 0) AS cost, count(*) - count(d.monthly_cost) AS unknown
  FROM (SELECT DISTINCT s.id, s.monthly_cost FROM seats AS s WHERE l.id = ANY (s.ids)) AS d
) AS n
WHERE l.ids[1] = l.id
ORDER BY l.places;
