SELECT seq AS id, 1 AS priority, NULL AS due_at, 1 AS account FROM seq_1_to_10000000;
