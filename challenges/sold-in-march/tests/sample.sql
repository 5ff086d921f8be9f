INSERT INTO customers (id, name) VALUES
  (1, 'Ana'),
  (2, 'Bo');

INSERT INTO products (id, name, retired) VALUES
  (1, 'Lamp',  false),
  (2, 'Mug',   false),
  (3, 'Chair', false),
  (4, 'Shelf', false);

INSERT INTO orders (id, customer_id, placed_at, shipping) VALUES
  (101, 1,    '2026-02-28 23:59:59', 490),
  (102, 1,    '2026-03-01 00:00:00', 490),
  (103, NULL, '2026-03-17 12:00:00', 490),
  (104, 2,    '2026-03-31 15:30:00', 0),
  (105, 2,    '2026-04-02 09:00:00', 0);

INSERT INTO order_lines (order_id, line, product_id, quantity, price) VALUES
  (101, 1, 1,    5, 4900),
  (102, 1, 1,    1, 4900),
  (102, 2, NULL, 1, 300),
  (103, 1, 2,    4, 900),
  (104, 1, 3,    1, 8900),
  (104, 2, 2,    2, 900),
  (105, 1, 4,    1, 6900);
