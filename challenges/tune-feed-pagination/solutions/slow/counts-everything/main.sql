WITH counted AS (
  SELECT event_id, count(*) AS comments FROM comments GROUP BY event_id
)
SELECT e.id AS event_id, e.happened_at, e.kind, m.name AS actor, coalesce(c.comments, 0) AS comments
  FROM events e
  LEFT JOIN members m ON m.id = e.actor_id
  LEFT JOIN counted c ON c.event_id = e.id
 WHERE e.workspace_id = $1
   AND (e.happened_at, e.id) < (coalesce($2::timestamp, 'infinity'), coalesce($3::integer, 2147483647))
   AND NOT EXISTS (SELECT 1 FROM mutes u WHERE u.workspace_id = $1 AND u.member_id = e.actor_id)
 ORDER BY e.happened_at DESC, e.id DESC
 LIMIT 30;
