create index on customers (lower(email), id);
create index on orders (customer_id, placed_at desc, id desc);
create index on order_lines (order_id);
