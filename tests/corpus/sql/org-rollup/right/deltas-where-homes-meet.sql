-- One for each home of a person, minus one where two neighbouring homes meet; sums over the subtree do the rest.
WITH RECURSIVE flagged AS (
  SELECT
    id, parent_id, name, dissolved_on IS NULL OR dissolved_on >= DATE '2026-07-02' AS active,
    row_number() OVER (ORDER BY name, id) AS place
  FROM teams
),
walk AS (
  SELECT id, active, 0 AS depth, name AS path, ARRAY[id] AS ids, ARRAY[place] AS places
  FROM flagged WHERE parent_id IS NULL AND active
  UNION ALL
  SELECT id, active, -1, NULL, '{}', '{}' FROM flagged WHERE parent_id IS NULL AND NOT active
  UNION ALL
  SELECT f.id, f.active, n.*
  FROM walk AS w
  JOIN flagged AS f ON f.parent_id = w.id
  CROSS JOIN LATERAL (
    SELECT w.depth + 1, concat_ws(' / ', w.path, f.name), w.ids || f.id, w.places || f.place WHERE f.active
    UNION ALL
    SELECT w.depth, w.path, w.ids, w.places WHERE NOT f.active
  ) AS n
),
seats AS (
  SELECT DISTINCT p.id AS person_id, p.monthly_cost, w.ids, w.places
  FROM memberships AS m
  JOIN people AS p ON p.id = m.person_id
  JOIN walk AS w ON w.id = m.team_id
  WHERE w.ids <> '{}' AND (p.left_on IS NULL OR p.left_on >= DATE '2026-07-02')
),
neighbours AS (
  SELECT monthly_cost, ids, lag(ids) OVER (PARTITION BY person_id ORDER BY places) AS before FROM seats
),
deltas AS (
  SELECT ids[cardinality(ids)] AS team_id, 1 AS heads, monthly_cost FROM neighbours
  UNION ALL
  SELECT (SELECT n.ids[max(i)] FROM generate_subscripts(n.ids, 1) AS i WHERE n.ids[:i] = n.before[:i]), -1, monthly_cost
  FROM neighbours AS n
),
sums AS (
  SELECT
    team_id, count(*) FILTER (WHERE heads = 1) AS own, sum(heads) AS heads, sum(heads * monthly_cost) AS cost,
    sum(heads) FILTER (WHERE monthly_cost IS NULL) AS unknown
  FROM deltas
  GROUP BY team_id
)
SELECT w.id AS team_id, w.depth, w.path, n.*
FROM walk AS w
CROSS JOIN LATERAL (
  SELECT
    coalesce(sum(s.own) FILTER (WHERE s.team_id = w.id), 0) AS own_headcount,
    coalesce(sum(s.heads), 0) AS total_headcount,
    coalesce(sum(s.cost), 0) AS total_cost,
    coalesce(sum(s.unknown), 0) AS unknown_costs
  FROM sums AS s
  JOIN walk AS b ON b.id = s.team_id
  WHERE w.id = ANY (b.ids)
) AS n
WHERE w.active
ORDER BY w.places;
