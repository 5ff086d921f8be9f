select p.id as event_id, p.happened_at, p.kind, a.name as actor, count(c.id) as comments
from (
  select e.id, e.happened_at, e.kind, e.actor_id
  from events e
  left join mutes u on u.workspace_id = e.workspace_id and u.member_id = e.actor_id
  where e.workspace_id = $1
    and u.member_id is null
    and row(e.happened_at, e.id) < row(coalesce($2, timestamp 'infinity'), coalesce($3, 0))
  order by e.happened_at desc, e.id desc
  limit 30
) as p
left join members a on a.id = p.actor_id
left join comments c on c.event_id = p.id
group by p.id, p.happened_at, p.kind, a.name
order by p.happened_at desc, p.id desc
