CREATE TABLE stock (
  product_id integer NOT NULL REFERENCES products (id) ON DELETE CASCADE,
  warehouse  text NOT NULL CHECK (warehouse <> ''),
  on_hand    integer NOT NULL DEFAULT 0 CHECK (on_hand >= 0),
  reserved   integer NOT NULL DEFAULT 0 CHECK (reserved >= 0),
  PRIMARY KEY (product_id, warehouse),
  CHECK (reserved <= on_hand)
);
