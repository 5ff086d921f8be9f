-- wrong-answer: zero-costs
-- People with a cost of zero are not counted.
WITH RECURSIVE flagged AS (
  SELECT *, coalesce(dissolved_on, 'infinity') >= '2026-07-02' AS active FROM teams
),
reach AS (
  SELECT id AS home_id, id, name, active, 0 AS steps FROM flagged WHERE active
  UNION ALL
  SELECT r.home_id, f.id, f.name, f.active, r.steps + 1
  FROM reach r
  JOIN flagged f ON f.parent_id = r.id
  WHERE r.steps = 0 OR NOT r.active
),
edges AS (
  SELECT home_id AS parent_id, id, name FROM reach WHERE active AND steps > 0
),
roots AS (
  SELECT id, name FROM flagged WHERE active
  EXCEPT
  SELECT id, name FROM edges
),
walk AS (
  SELECT id, ARRAY[id] AS ids, name AS path, ARRAY[(name, id)] AS places FROM roots
  UNION ALL
  SELECT e.id, w.ids || e.id, w.path || ' / ' || e.name, w.places || (e.name, e.id)
  FROM walk w
  JOIN edges e ON e.parent_id = w.id
),
seats AS (
  SELECT DISTINCT r.home_id, p.id AS person_id, p.monthly_cost
  FROM reach r
  JOIN memberships m ON m.team_id = r.id
  JOIN people p ON p.id = m.person_id
  WHERE (r.steps = 0 OR NOT r.active)
    AND coalesce(p.left_on, 'infinity') >= '2026-07-02'
    AND (p.monthly_cost > 0 OR p.monthly_cost IS NULL)
),
totals AS (
  SELECT team_id, count(*) AS heads, sum(monthly_cost) AS cost, count(*) - count(monthly_cost) AS unknown
  FROM (
    SELECT i.team_id, s.person_id, s.monthly_cost
    FROM seats s
    JOIN walk w ON w.id = s.home_id
    CROSS JOIN unnest(w.ids) AS i (team_id)
    GROUP BY i.team_id, s.person_id, s.monthly_cost
  ) AS pairs
  GROUP BY team_id
)
SELECT
  w.id AS team_id,
  cardinality(w.ids) - 1 AS depth,
  w.path,
  (SELECT count(*) FROM seats s WHERE s.home_id = w.id) AS own_headcount,
  coalesce(t.heads, 0) AS total_headcount,
  coalesce(t.cost, 0) AS total_cost,
  coalesce(t.unknown, 0) AS unknown_costs
FROM walk w
LEFT JOIN totals t ON t.team_id = w.id
ORDER BY w.places;
