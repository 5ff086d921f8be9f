CREATE INDEX customers_by_address ON customers (lower(email));
CREATE INDEX orders_of_customer ON orders (customer_id, placed_at DESC);
CREATE INDEX lines_of_order ON order_lines (order_id);
