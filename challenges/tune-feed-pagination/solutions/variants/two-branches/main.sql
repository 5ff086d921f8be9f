-- One branch for the first page, one for all others: only one of them is ever run.
WITH page AS (
  (SELECT * FROM events
    WHERE $2::timestamp IS NULL AND workspace_id = $1
      AND (actor_id IS NULL
           OR NOT EXISTS (SELECT FROM mutes m WHERE m.workspace_id = $1 AND m.member_id = events.actor_id))
    ORDER BY happened_at DESC, id DESC LIMIT 30)
  UNION ALL
  (SELECT * FROM events
    WHERE $2::timestamp IS NOT NULL AND workspace_id = $1 AND (happened_at, id) < ($2::timestamp, $3::int)
      AND (actor_id IS NULL
           OR NOT EXISTS (SELECT FROM mutes m WHERE m.workspace_id = $1 AND m.member_id = events.actor_id))
    ORDER BY happened_at DESC, id DESC LIMIT 30)
)
SELECT p.id AS event_id, p.happened_at, p.kind,
       (SELECT name FROM members WHERE members.id = p.actor_id) AS actor,
       (SELECT count(*) FROM comments WHERE comments.event_id = p.id) AS comments
FROM page p
ORDER BY happened_at DESC, event_id DESC
