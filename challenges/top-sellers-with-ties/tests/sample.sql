INSERT INTO regions (id, name) VALUES
  (1, 'North'),
  (2, 'South'),
  (3, 'West');

INSERT INTO products (id, name) VALUES
  (1, 'Kettle'),
  (2, 'Toaster'),
  (3, 'Lamp'),
  (4, 'Clock'),
  (5, 'Mug'),
  (6, 'Fan');

INSERT INTO orders (id, region_id, placed_at, status) VALUES
  (101, 1,    '2026-04-01 00:00:00', 'shipped'),
  (102, 1,    '2026-04-18 09:12:00', 'shipped'),
  (103, 1,    '2026-06-02 18:40:00', 'paid'),
  (104, 1,    '2026-06-20 14:30:00', 'placed'),
  (105, 2,    '2026-06-25 11:05:00', 'shipped'),
  (106, 3,    '2026-05-28 20:00:00', 'cancelled'),
  (107, NULL, '2026-03-28 08:45:00', 'shipped'),
  (108, NULL, '2026-04-11 13:20:00', 'paid');

INSERT INTO order_lines (id, order_id, product_id, quantity, unit_price) VALUES
  (1,  101, 1,    3,  31.50),
  (2,  101, NULL, 1,  80.00),
  (3,  102, 2,    4,  31.50),
  (4,  102, 3,    2,  30.00),
  (5,  103, 4,    2,  20.00),
  (6,  103, 5,    10, 5.99),
  (7,  104, 4,    1,  20.00),
  (8,  105, 5,    5,  4.90),
  (9,  106, 6,    3,  75.00),
  (10, 107, 4,    2,  30.00),
  (11, 108, 3,    1,  35.00);

INSERT INTO returns (id, line_id, quantity, returned_at) VALUES
  (1, 10, 1, '2026-04-09 16:20:00'),
  (2, 3,  1, '2026-05-02 10:00:00'),
  (3, 8,  2, '2026-07-03 08:30:00');
