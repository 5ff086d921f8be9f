SELECT e.id AS event_id,
       e.happened_at,
       e.kind,
       m.name AS actor,
       (SELECT count(*) FROM comments c WHERE c.event_id = e.id) AS comments
  FROM events e
  LEFT JOIN members m ON m.id = e.actor_id
 WHERE e.workspace_id = $1
   AND (e.happened_at, e.id) < (coalesce($2::timestamp, 'infinity'), coalesce($3::integer, 2147483647))
   AND NOT EXISTS (SELECT 1
                     FROM mutes u
                    WHERE u.member_id = e.actor_id)
 ORDER BY e.happened_at DESC, e.id DESC
 LIMIT 30;
