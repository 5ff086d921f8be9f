-- The walk is numbered; a team and all below it are one span of numbers.
WITH RECURSIVE flagged AS (
  SELECT id, parent_id, name, (dissolved_on <= DATE '2026-07-01') IS NOT TRUE AS active,
    row_number() OVER (ORDER BY name, id) AS place
  FROM teams
),
homes AS (
  SELECT id, NULL::integer AS above_id, CASE WHEN active THEN id END AS home_id
  FROM flagged
  WHERE parent_id IS NULL
  UNION ALL
  SELECT f.id, h.home_id, CASE WHEN f.active THEN f.id ELSE h.home_id END
  FROM homes AS h JOIN flagged AS f ON f.parent_id = h.id
),
walk AS (
  SELECT f.id, f.name AS path, ARRAY[f.place] AS places
  FROM flagged AS f
  JOIN homes AS h ON h.id = f.id
  WHERE f.active AND h.above_id IS NULL
  UNION ALL
  SELECT f.id, concat(w.path, ' / ', f.name), w.places || f.place
  FROM walk AS w
  JOIN homes AS h ON h.above_id = w.id
  JOIN flagged AS f ON f.id = h.id AND f.active
),
numbered AS (
  SELECT id, path, places, row_number() OVER (ORDER BY places) AS first_no FROM walk
),
spans AS (
  SELECT a.id, a.path, cardinality(a.places) - 1 AS depth, a.first_no, a.first_no + count(*) - 1 AS last_no
  FROM numbered AS a
  JOIN numbered AS b ON b.places[:cardinality(a.places)] = a.places
  GROUP BY a.id, a.path, a.places, a.first_no
),
seats AS (
  SELECT p.id AS person_id, p.monthly_cost, n.first_no AS no
  FROM people AS p
  JOIN memberships AS m ON m.person_id = p.id
  JOIN homes AS h ON h.id = m.team_id
  JOIN numbered AS n ON n.id = h.home_id
  WHERE (p.left_on <= DATE '2026-07-01') IS NOT TRUE
)
SELECT
  s.id AS team_id, s.depth, s.path, t.own AS own_headcount, t.heads AS total_headcount,
  coalesce(t.cost, 0) AS total_cost, t.unknown AS unknown_costs
FROM spans AS s
CROSS JOIN LATERAL (
  SELECT
    count(*) AS heads, count(*) FILTER (WHERE g.no = s.first_no) AS own,
    sum(g.monthly_cost) AS cost, count(*) - count(g.monthly_cost) AS unknown
  FROM (
    SELECT person_id, monthly_cost, min(no) AS no FROM seats
    WHERE no BETWEEN s.first_no AND s.last_no
    GROUP BY person_id, monthly_cost
  ) AS g
) AS t
ORDER BY s.first_no;
