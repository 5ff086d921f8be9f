INSERT INTO customers (id, name, joined_on, closed_on) VALUES
  (1, 'Ana',   '2025-03-02', NULL),
  (2, 'Bo',    '2025-06-11', NULL),
  (3, 'Chidi', '2025-11-30', NULL),
  (4, 'Dede',  '2026-02-01', NULL),
  (5, 'Elif',  '2024-12-24', '2026-05-02'),
  (6, 'Farid', '2026-04-02', NULL),
  (7, 'Goran', '2026-03-31', NULL),
  (8, 'Hana',  '2025-01-20', NULL);

INSERT INTO orders (id, customer_id, placed_at, status) VALUES
  (101, 1,    '2025-12-05 10:12:00', 'shipped'),
  (102, 1,    '2026-06-18 17:40:00', 'paid'),
  (103, 2,    '2026-01-15 08:00:00', 'shipped'),
  (104, 2,    '2026-05-20 21:15:00', 'cancelled'),
  (105, 3,    '2026-03-31 23:59:00', 'shipped'),
  (106, 5,    '2026-01-09 12:00:00', 'shipped'),
  (107, 7,    '2026-04-10 09:30:00', 'cancelled'),
  (108, 8,    '2026-04-01 00:00:00', NULL),
  (109, NULL, '2026-06-30 20:05:00', 'paid'),
  (110, NULL, '2026-02-14 13:37:00', NULL);
