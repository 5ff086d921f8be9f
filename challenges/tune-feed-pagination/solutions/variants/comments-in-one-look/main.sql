WITH page AS MATERIALIZED (
  SELECT e.id, e.happened_at, e.kind, e.actor_id
    FROM events AS e
   WHERE e.workspace_id = $1
     AND e.happened_at <= coalesce($2::timestamp, 'infinity')
     AND (e.happened_at = $2::timestamp AND e.id >= $3::integer) IS NOT TRUE
     AND NOT coalesce(e.actor_id IN (SELECT u.member_id FROM mutes AS u WHERE u.workspace_id = $1), false)
   ORDER BY e.happened_at DESC, e.id DESC
   LIMIT 30
),
talk AS (
  SELECT c.event_id, count(*) AS comments
    FROM comments AS c
   WHERE c.event_id = ANY (ARRAY (SELECT p.id FROM page AS p))
   GROUP BY c.event_id
)
SELECT p.id AS event_id, p.happened_at, p.kind, m.name AS actor, coalesce(t.comments, 0) AS comments
  FROM page AS p
  LEFT JOIN members AS m ON m.id = p.actor_id
  LEFT JOIN talk AS t ON t.event_id = p.id
 ORDER BY p.happened_at DESC, p.id DESC;
