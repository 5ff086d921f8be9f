INSERT INTO stock_moves (sku, quantity) SELECT sku, 1000000 FROM products;

-- Runs whenever the service starts; every statement may run again.
CREATE INDEX IF NOT EXISTS stock_moves_by_sku ON stock_moves (sku);
CREATE INDEX IF NOT EXISTS stock_moves_by_order ON stock_moves (order_id) WHERE order_id IS NOT NULL;
