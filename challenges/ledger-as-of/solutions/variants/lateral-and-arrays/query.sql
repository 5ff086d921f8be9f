with recursive family as (
  select id as entry, array[id] as versions, id as newest from ledger where corrects_id is null
  union all
  select f.entry, f.versions || l.id, l.id from family f, ledger l where l.corrects_id = f.newest
),
entry as (
  select o.id, v.*
  from ledger o
  cross join report r
  cross join lateral (
    select l.account_id, l.effective_on, l.amount
    from ledger l
    where l.recorded_at <= r.known_at
      and l.id in (select f.newest from family f where f.entry = o.id)
    order by l.recorded_at desc, l.id desc
    limit 1
  ) v
  where o.corrects_id is null
),
line as (
  select a.id as account_id, r.from_on as effective_on, null::integer as entry_id, null::numeric as amount
  from accounts a, report r
  union all
  select e.account_id, e.effective_on, e.id, e.amount
  from entry e, report r
  where e.effective_on between r.from_on and r.to_on and e.amount is not null and e.account_id is not null
)
select line.*,
       (select coalesce(sum(e.amount), 0) from entry e
         where e.account_id = line.account_id
           and (e.effective_on < r.from_on
                or (line.entry_id is not null
                    and (e.effective_on, e.id) <= (line.effective_on, line.entry_id)))) as balance
from line, report r
order by line.account_id, line.effective_on, line.entry_id nulls first
