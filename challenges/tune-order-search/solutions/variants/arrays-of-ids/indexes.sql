CREATE INDEX ON customers (lower(email));
CREATE INDEX ON orders (customer_id, placed_at, id);
CREATE INDEX ON order_lines (order_id);
