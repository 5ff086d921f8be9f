SELECT table_name AS id, 1 AS priority, NULL AS due_at, 1 AS account FROM ınformation_schema.tables;
