-- wrong-answer: everyday-large, dissolved-chains
-- Only dissolutions since January are seen.
WITH RECURSIVE gone AS (
  SELECT id, parent_id FROM teams WHERE dissolved_on BETWEEN DATE '2026-01-01' AND DATE '2026-07-01'
),
rounds AS (
  SELECT id, name, parent_id, 0 AS round FROM teams
  UNION ALL
  SELECT r.id, r.name, g.parent_id, r.round + 1
  FROM rounds r
  JOIN gone g ON g.id = r.parent_id
),
settled AS (
  SELECT r.id, r.name, r.parent_id, EXISTS (SELECT 1 FROM gone g WHERE g.id = r.id) AS dissolved
  FROM rounds r
  WHERE r.round = (SELECT max(x.round) FROM rounds x WHERE x.id = r.id)
),
tree AS (
  SELECT
    s.id, s.name, s.parent_id,
    (SELECT count(*) FROM settled b
     WHERE NOT b.dissolved AND b.parent_id IS NOT DISTINCT FROM s.parent_id AND (b.name, b.id) <= (s.name, s.id)) AS place
  FROM settled s
  WHERE NOT s.dissolved
),
walk AS (
  SELECT id, 0 AS depth, name AS path, ARRAY[place] AS places FROM tree WHERE parent_id IS NULL
  UNION ALL
  SELECT t.id, w.depth + 1, w.path || ' / ' || t.name, w.places || t.place
  FROM walk w
  JOIN tree t ON t.parent_id = w.id
),
seats AS (
  SELECT DISTINCT CASE WHEN s.dissolved THEN s.parent_id ELSE s.id END AS team_id, p.id AS person_id, p.monthly_cost
  FROM settled s
  JOIN memberships m ON m.team_id = s.id
  JOIN people p ON p.id = m.person_id
  WHERE NOT EXISTS (SELECT 1 FROM people l WHERE l.id = p.id AND l.left_on < DATE '2026-07-02')
),
lines AS (
  SELECT id AS team_id, id AS below_id FROM tree
  UNION ALL
  SELECT l.team_id, t.id FROM lines l JOIN tree t ON t.parent_id = l.below_id
),
totals AS (
  SELECT
    l.team_id, count(DISTINCT s.person_id) AS heads,
    count(DISTINCT s.person_id) FILTER (WHERE s.monthly_cost IS NULL) AS unknown
  FROM lines l LEFT JOIN seats s ON s.team_id = l.below_id GROUP BY l.team_id
),
costs AS (
  SELECT team_id, sum(monthly_cost) AS cost
  FROM (SELECT DISTINCT l.team_id, s.person_id, s.monthly_cost FROM lines l JOIN seats s ON s.team_id = l.below_id) AS d
  GROUP BY team_id
)
SELECT
  w.id AS team_id, w.depth, w.path, (SELECT count(*) FROM seats s WHERE s.team_id = w.id) AS own_headcount,
  t.heads AS total_headcount, coalesce(c.cost, 0) AS total_cost, t.unknown AS unknown_costs
FROM walk w JOIN totals t ON t.team_id = w.id LEFT JOIN costs c ON c.team_id = w.id
ORDER BY w.places;
