INSERT INTO customers VALUES
  (1, 'ana@example.org', 'Ana'),
  (2, 'bo@example.org', 'Bo'),
  (3, 'ANA@example.org', 'Ana Ruiz');

INSERT INTO orders VALUES
  (10, 1, '2026-02-28 23:59:59', 'shipped', ''),
  (11, 1, '2026-03-01 00:00:00', 'paid', ''),
  (12, 1, '2026-03-05 09:30:00', 'cancelled', 'wrong size'),
  (13, 3, '2026-03-05 09:30:00', 'placed', ''),
  (14, 1, '2026-03-05 09:30:00', NULL, 'imported'),
  (15, 2, '2026-03-06 10:00:00', 'paid', ''),
  (16, NULL, '2026-03-07 08:00:00', 'paid', 'a guest');

INSERT INTO order_lines VALUES
  (1, 11, 'sku-1', 2),
  (2, 11, 'sku-7', 1),
  (3, 13, 'sku-1', 1),
  (4, 15, 'sku-3', 4),
  (5, 16, 'sku-3', 1);
