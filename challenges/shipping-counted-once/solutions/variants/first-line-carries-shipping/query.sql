with numbered as (
  select o.customer_id, o.shipping, l.quantity * l.price as amount,
         row_number() over (partition by o.id order by l.line) as n
  from orders o left join order_lines l on l.order_id = o.id
)
select c.id as customer_id, c.name,
       count(*) filter (where n = 1) as orders,
       coalesce(sum(amount), 0) as goods,
       sum(shipping) filter (where n = 1) as shipping
from numbered join customers c on c.id = numbered.customer_id
group by c.id, c.name
order by c.id;
