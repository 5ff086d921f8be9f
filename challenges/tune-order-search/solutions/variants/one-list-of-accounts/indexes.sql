CREATE INDEX customers_by_address ON customers USING btree (lower(email));
CREATE INDEX orders_newest_first ON orders USING btree (customer_id, placed_at DESC, id DESC);
CREATE INDEX lines_of_order ON order_lines USING btree (order_id, id);
