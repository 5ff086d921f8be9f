-- The key date stands once, in VALUES, and is tested for lying in the range before the end.
WITH RECURSIVE params (key_date) AS (
  VALUES (DATE '2026-07-01')
),
active AS (
  SELECT t.id, t.name FROM teams AS t
  JOIN params AS k ON daterange(NULL, t.dissolved_on) @> k.key_date
),
present AS (
  SELECT p.id, p.monthly_cost FROM people AS p, params AS k
  WHERE daterange(NULL, p.left_on) @> k.key_date
),
up AS (
  SELECT id, parent_id AS at_id, 1 AS round FROM teams
  UNION ALL
  SELECT u.id, t.parent_id, u.round + 1
  FROM up AS u JOIN teams AS t ON t.id = u.at_id
  WHERE t.id NOT IN (SELECT id FROM active)
),
parents AS (
  SELECT DISTINCT
    id,
    last_value(at_id) OVER (PARTITION BY id ORDER BY round RANGE BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS above_id
  FROM up
),
walk AS (
  SELECT p.id, 0 AS depth, a.name, a.name AS path, ARRAY[a.id] AS ids
  FROM parents AS p JOIN active AS a ON a.id = p.id
  WHERE p.above_id IS NULL
  UNION ALL
  SELECT p.id, w.depth + 1, a.name, w.path || ' / ' || a.name, a.id || w.ids
  FROM walk AS w JOIN parents AS p ON p.above_id = w.id JOIN active AS a ON a.id = p.id
) SEARCH DEPTH FIRST BY name, id SET place,
homes AS (
  SELECT id, id AS home_id FROM active
  UNION ALL
  SELECT id, above_id FROM parents WHERE id NOT IN (SELECT id FROM active)
),
seats AS (
  SELECT DISTINCT w.ids, q.id, q.monthly_cost
  FROM memberships AS m
  JOIN present AS q ON q.id = m.person_id
  JOIN homes AS h ON h.id = m.team_id
  JOIN walk AS w ON w.id = h.home_id
),
heads AS (
  SELECT u.id AS team_id, s.id, s.monthly_cost, bool_or(u.nth = 1) AS own
  FROM seats AS s CROSS JOIN unnest(s.ids) WITH ORDINALITY AS u (id, nth)
  GROUP BY 1, 2, 3
)
SELECT
  w.id AS team_id, w.depth, w.path, coalesce(n.own, 0) AS own_headcount, coalesce(n.heads, 0) AS total_headcount,
  coalesce(n.cost, 0) AS total_cost, coalesce(n.unknown, 0) AS unknown_costs
FROM walk AS w LEFT JOIN (
  SELECT
    team_id, count(*) FILTER (WHERE own) AS own, count(*) AS heads, count(*) - count(monthly_cost) AS unknown,
    sum(monthly_cost) AS cost
  FROM heads GROUP BY team_id
) AS n ON n.team_id = w.id
ORDER BY w.place;
