WITH gone AS (
  DELETE FROM returns RETURNING id
)
SELECT '(unknown)' AS region, 1 AS rank, id AS product_id, 'x' AS product, 0.0 AS revenue
FROM gone;
