SELECT
  1 AS user_id, '2026-03-02 09:00:00' AS started_at, 0 AS seconds, 1 AS events, 1 AS screens, 0 AS signed_out;
DELETE FROM events;
