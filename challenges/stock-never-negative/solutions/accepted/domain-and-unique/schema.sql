CREATE DOMAIN pieces AS integer NOT NULL DEFAULT 0 CHECK (VALUE >= 0);

CREATE TABLE stock (
  product_id integer NOT NULL,
  warehouse  text NOT NULL,
  on_hand    pieces,
  reserved   pieces,
  CONSTRAINT known_product FOREIGN KEY (product_id) REFERENCES products ON DELETE RESTRICT,
  CONSTRAINT one_row_each UNIQUE (warehouse, product_id),
  CONSTRAINT named CHECK (length(warehouse) > 0),
  CONSTRAINT enough CHECK (on_hand - reserved >= 0)
);
