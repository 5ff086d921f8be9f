INSERT INTO customers (id, name) VALUES
  (1, 'Ana'),
  (2, 'Bo');

INSERT INTO products (id, name, retired) VALUES
  (1, 'Lamp',  false),
  (2, 'Mug',   false),
  (3, 'Chair', false),
  (4, 'Shelf', true),
  (5, 'Rug',   false),
  (6, 'Mug',   false);

INSERT INTO orders (id, customer_id, placed_at, shipping) VALUES
  (101, 1,    '2026-03-02 10:15:00', 490),
  (102, NULL, '2026-03-05 18:40:00', 490),
  (103, 2,    '2026-03-09 08:05:00', 0);

INSERT INTO order_lines (order_id, line, product_id, quantity, price) VALUES
  (101, 1, 1,    1, 4900),
  (101, 2, NULL, 1, 300),
  (102, 1, 5,    1, 8900),
  (103, 1, 1,    2, 4900),
  (103, 2, 2,    4, 900);
