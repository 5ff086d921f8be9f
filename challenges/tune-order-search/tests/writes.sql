INSERT INTO customers SELECT 30000 + g, 'new' || g || '@example.org', 'New ' || g FROM generate_series(1, 50) g;

INSERT INTO orders SELECT 100000 + g, 1 + (g * 37) % 20000, timestamp '2026-06-01' + g * interval '1 minute', 'placed', ''
  FROM generate_series(1, 200) g;

INSERT INTO order_lines SELECT 200000 + g, 100000 + g % 200 + 1, 'sku-' || g, 1 FROM generate_series(1, 400) g;

UPDATE orders SET status = 'paid' WHERE id BETWEEN 20000 AND 23000 AND status = 'placed';

UPDATE orders SET status = 'shipped' WHERE id BETWEEN 30000 AND 33000 AND status = 'paid';

UPDATE orders SET status = 'cancelled' WHERE id BETWEEN 100000 AND 100020;

UPDATE orders SET note = 'ring twice' WHERE id BETWEEN 40000 AND 40300;
