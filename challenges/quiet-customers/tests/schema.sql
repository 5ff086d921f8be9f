CREATE TABLE customers (
  id         integer PRIMARY KEY,
  name       text NOT NULL,
  joined_on  date NOT NULL,
  closed_on  date
);

CREATE TABLE orders (
  id          integer PRIMARY KEY,
  customer_id integer REFERENCES customers (id),
  placed_at   timestamp NOT NULL,
  status      text CHECK (status IN ('placed', 'paid', 'shipped', 'cancelled'))
);
