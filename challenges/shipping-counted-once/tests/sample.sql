INSERT INTO customers (id, name) VALUES
  (1, 'Ana'),
  (2, 'Bo'),
  (3, 'Chidi');

INSERT INTO products (id, name, retired) VALUES
  (1, 'Lamp', false),
  (2, 'Mug',  false);

INSERT INTO orders (id, customer_id, placed_at, shipping) VALUES
  (101, 1,    '2026-03-02 10:15:00', 500),
  (102, 1,    '2026-03-05 18:40:00', 500),
  (103, 2,    '2026-03-09 08:05:00', 300),
  (104, NULL, '2026-03-09 09:30:00', 700);

INSERT INTO order_lines (order_id, line, product_id, quantity, price) VALUES
  (101, 1, 1,    1, 4000),
  (101, 2, NULL, 1, 200),
  (102, 1, 2,    3, 900),
  (103, 1, 2,    1, 900),
  (104, 1, 1,    1, 4000);
