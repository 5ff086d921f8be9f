-- wrong-answer: everyday-large, wide
-- A LIMIT from trying it out was left in.
WITH RECURSIVE active AS (
  SELECT t.id, t.parent_id, t.name, lpad(row_number() OVER (ORDER BY t.name, t.id)::text, 10, '0') AS code
  FROM teams AS t
  LEFT JOIN teams AS gone ON gone.id = t.id AND gone.dissolved_on <= DATE '2026-07-01'
  WHERE gone.id IS NULL
),
walk AS (
  SELECT t.id, a.id AS home_id, coalesce(a.name, '') AS path, coalesce(a.code, '') AS code, (a.id IS NOT NULL)::int AS level
  FROM teams AS t
  LEFT JOIN active AS a ON a.id = t.id
  WHERE t.parent_id IS NULL
  UNION ALL
  SELECT
    t.id,
    coalesce(a.id, w.home_id),
    CASE WHEN a.id IS NULL THEN w.path WHEN w.home_id IS NULL THEN a.name ELSE w.path || ' / ' || a.name END,
    concat(w.code, a.code),
    CASE WHEN a.id IS NULL THEN w.level ELSE w.level + 1 END
  FROM walk AS w
  JOIN teams AS t ON t.parent_id = w.id
  LEFT JOIN active AS a ON a.id = t.id
),
lines AS (
  SELECT w.id, b.id AS below_id, b.home_id = w.id AS own
  FROM walk AS w
  JOIN walk AS b ON starts_with(b.code, w.code)
  WHERE w.id = w.home_id
),
heads AS (
  SELECT l.id, p.id AS person_id, p.monthly_cost, bool_or(l.own) AS own
  FROM lines AS l
  JOIN memberships AS m ON m.team_id = l.below_id
  JOIN people AS p ON p.id = m.person_id
  LEFT JOIN people AS gone ON gone.id = p.id AND gone.left_on <= DATE '2026-07-01'
  WHERE gone.id IS NULL
  GROUP BY l.id, p.id
)
SELECT
  w.id AS team_id,
  w.level - 1 AS depth,
  w.path,
  coalesce(n.own, 0) AS own_headcount,
  coalesce(n.heads, 0) AS total_headcount,
  coalesce(n.cost, 0) AS total_cost,
  coalesce(n.unknown, 0) AS unknown_costs
FROM active AS a
JOIN walk AS w ON w.id = a.id
LEFT JOIN (
  SELECT
    id, sum(own::int) AS own, count(*) AS heads, sum(monthly_cost) AS cost, count(*) - count(monthly_cost) AS unknown
  FROM heads
  GROUP BY id
) AS n ON n.id = w.id
ORDER BY w.code
LIMIT 100;
