CREATE TABLE customers (
  login text PRIMARY KEY,
  name text NOT NULL,
  email text NOT NULL,
  role text NOT NULL DEFAULT 'customer',
  credit integer NOT NULL DEFAULT 0
);

CREATE TABLE products (
  id integer PRIMARY KEY,
  name text NOT NULL,
  price integer NOT NULL,
  hidden boolean NOT NULL DEFAULT false
);

CREATE TABLE orders (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer text NOT NULL REFERENCES customers,
  product integer NOT NULL REFERENCES products,
  quantity integer NOT NULL,
  total integer NOT NULL,
  status text NOT NULL DEFAULT 'open',
  card text NOT NULL
);

INSERT INTO customers (login, name, email) VALUES
  ('alice', 'Alice Moreau', 'alice@mail.example'),
  ('bob', 'Bob Tanaka', 'bob@mail.example'),
  ('carol', 'Carol Adeyemi', 'carol@mail.example');

INSERT INTO products (id, name, price, hidden) VALUES
  (1, 'Desk lamp', 3900, false),
  (2, 'Floor lamp', 8900, false),
  (3, 'O''Neill reading lamp', 5400, false),
  (4, 'Oak desk', 42000, false),
  (5, 'Desk organizer', 1900, false),
  (6, 'Secret standing desk', 69000, true);
