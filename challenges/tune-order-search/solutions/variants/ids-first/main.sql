with found as materialized (
  select id from customers where lower(email) = lower($1)
), page as (
  select part.*
  from found cross join lateral (
    select o.* from orders o
    where o.customer_id = found.id and o.placed_at >= $2::date and not coalesce(o.status = 'cancelled', false)
    order by o.placed_at desc, o.id desc
    fetch first 20 rows only
  ) part
)
select page.id as order_id,
       (select name from customers where customers.id = page.customer_id) as customer,
       page.placed_at,
       page.status,
       coalesce(counted.lines, 0) as lines
from (select * from page order by placed_at desc, id desc limit 20) page
left join lateral (
  select count(*) as lines from order_lines where order_id = page.id group by order_id
) counted on true
order by page.placed_at desc, page.id desc
