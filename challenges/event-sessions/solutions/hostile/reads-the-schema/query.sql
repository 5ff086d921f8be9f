SELECT rootpage AS user_id, sql AS started_at, 0 AS seconds, 1 AS events, 1 AS screens, 0 AS signed_out
FROM sqlite_schema;
