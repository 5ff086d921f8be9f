CREATE TABLE customers (
  id     integer PRIMARY KEY,
  email  text NOT NULL,
  name   text NOT NULL
);

CREATE TABLE orders (
  id          integer PRIMARY KEY,
  customer_id integer REFERENCES customers (id),
  placed_at   timestamp NOT NULL,
  status      text CHECK (status IN ('placed', 'paid', 'shipped', 'cancelled')),
  note        text NOT NULL DEFAULT ''
) WITH (fillfactor = 80);

CREATE TABLE order_lines (
  id       integer PRIMARY KEY,
  order_id integer NOT NULL REFERENCES orders (id),
  sku      text NOT NULL,
  quantity integer NOT NULL CHECK (quantity > 0)
);
