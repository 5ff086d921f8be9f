WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i ^ 1 FROM n)
SELECT i AS id, 1 AS priority, NULL AS due_at, 1 AS account FROM n WHERE i > 5;
