CREATE TABLE customers (
  id    integer PRIMARY KEY,
  email text NOT NULL
);

CREATE TABLE orders (
  id          integer PRIMARY KEY,
  customer_id integer NOT NULL REFERENCES customers (id),
  placed_on   date NOT NULL,
  total       integer NOT NULL
);

CREATE TABLE staff (
  id       integer PRIMARY KEY,
  password text NOT NULL
);

INSERT INTO customers VALUES (1, 'ana@example.org'), (2, 'bo@example.org'), (3, 'o''hara@example.org');

INSERT INTO orders VALUES
  (1, 1, '2026-03-09', 4900), (2, 2, '2026-03-02', 2500), (3, 1, '2026-03-17', 900), (4, 3, '2026-03-02', 12500),
  (5, 2, '2026-03-11', 900);

INSERT INTO staff VALUES (1, 'correct horse'), (2, 'battery staple');

GRANT SELECT ON customers, orders, staff TO app;
GRANT DELETE ON orders TO app;
