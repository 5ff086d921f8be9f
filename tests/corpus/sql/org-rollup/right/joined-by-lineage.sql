-- A team is above another if it is in the other's array of ids; NULL-safe CASE decides who is gone.
WITH RECURSIVE status AS (
  SELECT id, parent_id, name, CASE WHEN dissolved_on IS NULL THEN TRUE ELSE dissolved_on > DATE '2026-07-01' END AS active
  FROM teams
),
old_lines AS (
  SELECT id, ARRAY[]::integer[] AS above, active FROM status WHERE parent_id IS NULL
  UNION ALL
  SELECT s.id, CASE WHEN o.active THEN o.above || o.id ELSE o.above END, s.active
  FROM old_lines AS o
  JOIN status AS s ON s.parent_id = o.id
),
tree AS (
  SELECT id, above || id AS lineage, cardinality(above) AS depth FROM old_lines WHERE active
),
seats AS (
  SELECT DISTINCT m.person_id, CASE WHEN o.active THEN o.id ELSE o.above[cardinality(o.above)] END AS team_id
  FROM memberships AS m
  JOIN old_lines AS o ON o.id = m.team_id
),
heads AS (
  SELECT t.id, p.id AS person_id, p.monthly_cost, every(s.team_id <> t.id) AS only_below
  FROM tree AS t
  JOIN tree AS b ON t.id = ANY (b.lineage)
  JOIN seats AS s ON s.team_id = b.id
  JOIN people AS p ON p.id = s.person_id
  WHERE CASE WHEN p.left_on IS NULL THEN TRUE ELSE p.left_on > DATE '2026-07-01' END
  GROUP BY t.id, p.id
)
SELECT
  t.id AS team_id, t.depth, n.path, h.own AS own_headcount, h.heads AS total_headcount,
  h.cost AS total_cost, h.unknown AS unknown_costs
FROM tree AS t
CROSS JOIN LATERAL (
  SELECT string_agg(s.name, ' / ' ORDER BY l.no) AS path, array_agg(ROW(s.name, s.id) ORDER BY l.no) AS places
  FROM unnest(t.lineage) WITH ORDINALITY AS l (id, no)
  JOIN status AS s ON s.id = l.id
) AS n
CROSS JOIN LATERAL (
  SELECT
    count(*) FILTER (WHERE NOT h.only_below) AS own,
    count(*) AS heads,
    coalesce(sum(h.monthly_cost), 0) AS cost,
    count(*) - count(h.monthly_cost) AS unknown
  FROM heads AS h
  WHERE h.id = t.id
) AS h
ORDER BY n.places;
