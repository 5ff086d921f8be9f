WITH page AS (
  SELECT id, happened_at, kind, actor_id
    FROM events e
   WHERE workspace_id = $1
     AND happened_at <= coalesce($2::timestamp, 'infinity')
     AND (happened_at < coalesce($2::timestamp, 'infinity') OR id < $3::integer)
     AND (actor_id IS NULL
          OR actor_id NOT IN (SELECT member_id FROM mutes WHERE workspace_id = $1))
   ORDER BY happened_at DESC, id DESC
   LIMIT 30
)
SELECT p.id AS event_id, p.happened_at, p.kind, m.name AS actor, c.comments
  FROM page p
  LEFT JOIN members m ON m.id = p.actor_id
 CROSS JOIN LATERAL (SELECT count(*) AS comments FROM comments WHERE event_id = p.id) c
 ORDER BY p.happened_at DESC, p.id DESC;
