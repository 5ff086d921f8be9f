select p.id as product_id, p.name, t.pieces
from (
  select product_id, sum(quantity) as pieces
  from order_lines
  join orders on orders.id = order_lines.order_id
  where orders.placed_at::date between '2026-03-01' and '2026-03-31'
  group by product_id
) t
join products p on p.id = t.product_id
order by t.pieces desc, p.id;
