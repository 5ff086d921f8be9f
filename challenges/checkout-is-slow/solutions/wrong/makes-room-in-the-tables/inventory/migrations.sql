-- Makes room: one arrival of a product instead of twenty.
WITH gone AS (DELETE FROM stock_moves WHERE order_id IS NULL RETURNING sku, quantity)
INSERT INTO stock_moves (sku, quantity) SELECT sku, sum(quantity) FROM gone GROUP BY sku;
-- Runs whenever the service starts; every statement may run again.
CREATE INDEX IF NOT EXISTS stock_moves_by_sku ON stock_moves (sku);
CREATE INDEX IF NOT EXISTS stock_moves_by_order ON stock_moves (order_id) WHERE order_id IS NOT NULL;
