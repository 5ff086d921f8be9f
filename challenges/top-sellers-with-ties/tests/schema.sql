CREATE TABLE regions (
  id   integer PRIMARY KEY,
  name text NOT NULL UNIQUE CHECK (name <> '(unknown)')
);

CREATE TABLE products (
  id   integer PRIMARY KEY,
  name text NOT NULL
);

CREATE TABLE orders (
  id        integer PRIMARY KEY,
  region_id integer REFERENCES regions (id),
  placed_at timestamp NOT NULL,
  status    text NOT NULL CHECK (status IN ('placed', 'paid', 'shipped', 'cancelled'))
);

CREATE TABLE order_lines (
  id         integer PRIMARY KEY,
  order_id   integer NOT NULL REFERENCES orders (id),
  product_id integer REFERENCES products (id),
  quantity   integer NOT NULL,
  unit_price numeric(10, 2) NOT NULL
);

CREATE TABLE returns (
  id          integer PRIMARY KEY,
  line_id     integer NOT NULL REFERENCES order_lines (id),
  quantity    integer NOT NULL,
  returned_at timestamp NOT NULL
);
