CREATE INDEX addresses ON customers (upper(email));
CREATE INDEX orders_by_customer_and_time ON orders (customer_id, placed_at, id);
CREATE INDEX lines_by_order ON order_lines (order_id);
