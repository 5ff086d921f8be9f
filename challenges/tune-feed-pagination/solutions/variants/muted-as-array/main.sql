SELECT e.id AS event_id,
       e.happened_at,
       e.kind,
       (SELECT m.name FROM members AS m WHERE m.id = e.actor_id) AS actor,
       (SELECT count(*) FROM comments AS c WHERE c.event_id = e.id) AS comments
  FROM events AS e
 WHERE e.workspace_id = $1
   AND ROW (e.happened_at, e.id) < ROW (coalesce($2::timestamp, 'infinity'), coalesce($3::integer, 2147483647))
   AND (e.actor_id = ANY (ARRAY (SELECT u.member_id FROM mutes AS u WHERE u.workspace_id = $1))) IS NOT TRUE
 ORDER BY e.happened_at DESC, e.id DESC
 FETCH FIRST 30 ROWS ONLY;
