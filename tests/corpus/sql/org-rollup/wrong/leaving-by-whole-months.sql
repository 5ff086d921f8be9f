-- wrong-answer: leaving-dates
-- Leaving dates are cut to the month, so July leavers are gone on its first day.
WITH RECURSIVE homes AS (
  SELECT t.id, t.name, NULL::int AS above_id, CASE WHEN t.dissolved_on <= '2026-07-01' THEN NULL ELSE t.id END AS home_id
  FROM teams t
  WHERE t.parent_id IS NULL
  UNION ALL
  SELECT t.id, t.name, h.home_id, CASE WHEN t.dissolved_on <= '2026-07-01' THEN h.home_id ELSE t.id END
  FROM homes h
  JOIN teams t ON t.parent_id = h.id
),
walk AS (
  SELECT id, name, 0 AS depth, name AS path, ARRAY[id] AS lineage
  FROM homes
  WHERE id = home_id AND above_id IS NULL
  UNION ALL
  SELECT h.id, h.name, w.depth + 1, w.path || ' / ' || h.name, w.lineage || h.id
  FROM walk w
  JOIN homes h ON h.above_id = w.id AND h.home_id = h.id
) SEARCH DEPTH FIRST BY name, id SET place,
staff AS (
  SELECT id, monthly_cost FROM people WHERE CASE WHEN date_trunc('month', left_on) <= '2026-07-01' THEN FALSE ELSE TRUE END
),
totals AS (
  SELECT team_id, count(*) AS heads, sum(cost) AS cost, count(*) - count(cost) AS unknown, sum(own) AS own
  FROM (
    SELECT a.team_id, s.id, min(s.monthly_cost) AS cost, max((a.team_id = h.home_id)::int) AS own
    FROM memberships m
    JOIN staff s ON s.id = m.person_id
    JOIN homes h ON h.id = m.team_id
    JOIN walk w ON w.id = h.home_id
    CROSS JOIN LATERAL unnest(w.lineage) AS a (team_id)
    GROUP BY a.team_id, s.id
  ) AS pairs
  GROUP BY team_id
)
SELECT
  id AS team_id, depth, path,
  coalesce(own, 0) AS own_headcount,
  coalesce(heads, 0) AS total_headcount,
  coalesce(cost, 0) AS total_cost,
  coalesce(unknown, 0) AS unknown_costs
FROM walk
LEFT JOIN totals ON team_id = id
ORDER BY place;
