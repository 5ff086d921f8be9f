with recursive walk as (
  -- From the roots down. A dissolved team hands on what it got from above, and gets no place of its own.
  select t.id, x.live,
         case when x.live then array[(t.name, t.id)] else array[]::record[] end as line,
         case when x.live then array[t.id] else '{}'::int[] end as ids,
         case when x.live then array[t.name] else '{}'::text[] end as names
  from teams t
  cross join lateral (select t.dissolved_on is null or t.dissolved_on > '2026-07-01'::date as live) x
  where t.parent_id is null
  union all
  select t.id, x.live,
         case when x.live then w.line || array[(t.name, t.id)] else w.line end,
         case when x.live then w.ids || t.id else w.ids end,
         case when x.live then w.names || t.name else w.names end
  from walk w
  join teams t on t.parent_id = w.id
  cross join lateral (select t.dissolved_on is null or t.dissolved_on > '2026-07-01'::date as live) x
),
belongs as (
  select distinct person.id as person_id, person.monthly_cost, walk.ids, walk.ids[cardinality(walk.ids)] as team_id
  from memberships
  join walk on walk.id = memberships.team_id
  join people person on person.id = memberships.person_id
   and (person.left_on is null or person.left_on > '2026-07-01')
)
select w.id as team_id,
       cardinality(w.ids) - 1 as depth,
       array_to_string(w.names, ' / ') as path,
       (select count(distinct b.person_id) from belongs b where b.team_id = w.id) as own_headcount,
       below.people as total_headcount,
       below.cost as total_cost,
       below.unknown as unknown_costs
from walk w
cross join lateral (
  select count(*) as people,
         coalesce(sum(once.monthly_cost), 0) as cost,
         count(*) filter (where once.monthly_cost is null) as unknown
  from (select distinct b.person_id, b.monthly_cost from belongs b where w.id = any (b.ids)) once
) below
where w.live
order by w.line
