CREATE TABLE customers (
  id integer PRIMARY KEY,
  name text NOT NULL,
  plan text NOT NULL
);

CREATE TABLE tickets (
  id integer PRIMARY KEY,
  customer_id integer NOT NULL REFERENCES customers,
  subject text NOT NULL,
  body text NOT NULL,
  status text NOT NULL,
  priority integer NOT NULL,
  opened date NOT NULL,
  minutes integer NOT NULL
);

CREATE TABLE staff (
  id integer PRIMARY KEY,
  login text NOT NULL,
  password_hash text NOT NULL
);

INSERT INTO customers VALUES
  (1, 'Northwind Bakery', 'gold'), (2, 'Harbour Clinic', 'silver'), (3, 'Lind & Okafor', 'gold'),
  (4, 'Blue Tram Museum', 'free'), (5, 'Harbour Clinic', 'free'), (6, 'Paper Kite Press', 'silver');

INSERT INTO tickets VALUES
  (1, 1, 'Printer prints blank pages', 'Since Monday.', 'open', 2, '2026-02-03', 15),
  (2, 2, 'Cannot sign in', 'Password was changed.', 'closed', 3, '2026-02-11', 20),
  (3, 3, 'Invoice sent twice', 'Number 4471.', 'closed', 1, '2026-02-20', 35),
  (4, 1, 'O''Brien gets mail of a colleague', 'See the attached header.', 'open', 3, '2026-03-01', 10),
  (5, 4, 'Discount of 100% was refused', 'The voucher is valid.', 'waiting', 2, '2026-03-02', 40),
  (6, 2, 'Discount of 1000 was refused', 'Another voucher.', 'waiting', 2, '2026-03-02', 5),
  (7, 5, 'Path C:\desk\new is not found', 'On one machine only.', 'open', 1, '2026-03-05', 25),
  (8, 6, 'Column first_name is empty', 'In the export.', 'closed', 2, '2026-03-09', 30),
  (9, 6, 'Column firstXname is empty', 'In another export.', 'closed', 1, '2026-03-10', 12),
  (10, 3, 'Zoë Müller is written wrongly', 'Twice.', 'open', 2, '2026-03-14', 8),
  (11, 3, 'Printer is offline', 'Again.', 'waiting', 3, '2026-03-18', 22),
  (12, 1, 'Price shows $$ signs', 'In the footer; -- and below.', 'open', 1, '2026-03-21', 16),
  (13, 4, 'Report says -- instead of a name', 'For May.', 'closed', 2, '2026-04-02', 9),
  (14, 2, 'Toner is low', 'No hurry.', 'open', 1, '2026-04-03', 3);

INSERT INTO staff VALUES (1, 'ada', 'a2c4-secret-5f'), (2, 'bo', '77d1-secret-0e');

GRANT SELECT ON customers, tickets, staff TO app;
GRANT UPDATE ON customers TO app;
