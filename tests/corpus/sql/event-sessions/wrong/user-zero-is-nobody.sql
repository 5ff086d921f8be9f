-- wrong-answer: nobody
-- A bare user_id as a condition: the user with the number 0 is taken for nobody.
WITH counted AS (
  SELECT DISTINCT user_id, kind, screen, at_ms
  FROM events
  WHERE user_id AND kind NOT IN (SELECT kind FROM background_kinds)
),
moments AS (
  SELECT
    user_id, at_ms, count(*) AS events, max(kind = 'sign_out') AS leaves,
    json_group_array(screen) FILTER (WHERE kind = 'view') AS seen
  FROM counted
  GROUP BY user_id, at_ms
),
numbered AS (
  SELECT
    user_id, at_ms, events, leaves, seen,
    sum(leaves) OVER w - leaves AS sign_outs,
    at_ms - lag(at_ms) OVER w > 1800000 AS after_pause
  FROM moments
  WINDOW w AS (PARTITION BY user_id ORDER BY at_ms)
),
keyed AS (
  SELECT *, total(after_pause) OVER (PARTITION BY user_id ORDER BY at_ms) AS pauses
  FROM numbered
),
sessions AS (
  SELECT
    user_id, min(at_ms) AS start_ms, max(at_ms) AS end_ms, sum(events) AS events, max(leaves) AS signed_out,
    json_group_array(json(seen)) AS seen
  FROM keyed
  GROUP BY user_id, sign_outs, pauses
)
SELECT
  user_id,
  datetime(start_ms / 1000, 'unixepoch') AS started_at,
  (end_ms - start_ms) / 1000 AS seconds,
  events,
  (SELECT count(DISTINCT s.value) FROM json_each(seen) AS m, json_each(m.value) AS s) AS screens,
  signed_out
FROM sessions
WHERE screens > 0
ORDER BY start_ms DESC, user_id;
