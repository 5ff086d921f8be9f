CREATE TABLE customers (
  id   integer PRIMARY KEY,
  name text NOT NULL
);

CREATE TABLE products (
  id      integer PRIMARY KEY,
  name    text NOT NULL,
  retired boolean NOT NULL
);

CREATE TABLE orders (
  id          integer PRIMARY KEY,
  customer_id integer REFERENCES customers (id), -- NULL: a guest
  placed_at   timestamp NOT NULL,                -- UTC
  shipping    integer NOT NULL                   -- cents
);

CREATE TABLE order_lines (
  order_id   integer NOT NULL REFERENCES orders (id),
  line       integer NOT NULL,
  product_id integer REFERENCES products (id), -- NULL: gift wrapping
  quantity   integer NOT NULL,
  price      integer NOT NULL,                 -- cents for one piece
  PRIMARY KEY (order_id, line)
);
