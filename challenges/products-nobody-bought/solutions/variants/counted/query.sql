select p.id as product_id, p.name
from products p left join order_lines l on p.id = l.product_id
where not p.retired
group by p.id
having count(l.order_id) = 0
order by p.id asc
