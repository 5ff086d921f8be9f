-- The feed as it is today: right, and slower with each page. $1 is the workspace; $2 and $3 are happened_at and event_id of
-- the last event that the reader has seen, NULL on the first page.
SELECT e.id AS event_id,
       e.happened_at,
       e.kind,
       m.name AS actor,
       (SELECT count(*) FROM comments c WHERE c.event_id = e.id) AS comments
  FROM events e
  LEFT JOIN members m ON m.id = e.actor_id
 WHERE e.workspace_id = $1
   AND ($2::timestamp IS NULL
        OR e.happened_at < $2::timestamp
        OR (e.happened_at = $2::timestamp AND e.id < $3::integer))
   AND NOT EXISTS (SELECT 1
                     FROM mutes u
                    WHERE u.workspace_id = e.workspace_id
                      AND u.member_id = e.actor_id)
 ORDER BY e.happened_at DESC, e.id DESC
 LIMIT 30;
