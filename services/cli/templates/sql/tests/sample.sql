INSERT INTO customers VALUES (1, 'Ana'), (2, 'Bo'), (3, 'Cy');

INSERT INTO invoices (id, customer_id, cents, paid_on, cancelled) VALUES
  (1, 1, 1000, NULL, false),
  (2, 1, 2500, NULL, false),
  (3, 1, 4000, '2026-03-05', false),
  (4, 2, 9000, NULL, false),
  (5, 2, 700, NULL, true);
