WITH RECURSIVE active AS (
  SELECT id, name
  FROM teams
  WHERE dissolved_on IS NULL
     OR dissolved_on > DATE '2026-07-01'
),
homes AS (
  -- home_id: the nearest active team at or above; above_id: the nearest active one above.
  SELECT t.id, NULL::integer AS above_id, a.id AS home_id
  FROM teams AS t
  LEFT JOIN active AS a ON a.id = t.id
  WHERE t.parent_id IS NULL
  UNION ALL
  SELECT t.id, h.home_id, coalesce(a.id, h.home_id)
  FROM homes AS h
  JOIN teams AS t ON t.parent_id = h.id
  LEFT JOIN active AS a ON a.id = t.id
),
placed AS (
  SELECT a.id, h.above_id, a.name, row_number() OVER (PARTITION BY h.above_id ORDER BY a.name, a.id) AS place
  FROM active AS a
  JOIN homes AS h ON h.id = a.id
),
walk AS (
  SELECT p.id, 0 AS depth, p.name AS path, ARRAY[p.place] AS places, ARRAY[p.id] AS lineage
  FROM placed AS p
  WHERE p.above_id IS NULL
  UNION ALL
  SELECT p.id, w.depth + 1, w.path || ' / ' || p.name, w.places || p.place, w.lineage || p.id
  FROM walk AS w
  JOIN placed AS p ON p.above_id = w.id
),
members AS (
  SELECT h.home_id AS team_id, p.id AS person_id, p.monthly_cost
  FROM memberships AS m
  JOIN homes AS h ON h.id = m.team_id
  JOIN people AS p ON p.id = m.person_id
  WHERE p.left_on IS NULL
     OR p.left_on > DATE '2026-07-01'
),
own AS (
  SELECT team_id, count(*) AS headcount
  FROM members
  GROUP BY team_id
),
totals AS (
  SELECT team_id, count(*) AS headcount, sum(monthly_cost) AS cost, count(*) - count(monthly_cost) AS unknown
  FROM (
    SELECT DISTINCT l.team_id, m.person_id, m.monthly_cost
    FROM walk AS w
    JOIN members AS m ON m.team_id = w.id
    CROSS JOIN unnest(w.lineage) AS l (team_id)
  ) AS once
  GROUP BY team_id
)
SELECT
  w.id                       AS team_id,
  w.depth,
  w.path,
  coalesce(o.headcount, 0)   AS own_headcount,
  coalesce(t.headcount, 0)   AS total_headcount,
  coalesce(t.cost, 0.00)     AS total_cost,
  coalesce(t.unknown, 0)     AS unknown_costs
FROM walk AS w
LEFT JOIN own AS o ON o.team_id = w.id
LEFT JOIN totals AS t ON t.team_id = w.id
ORDER BY w.places;
