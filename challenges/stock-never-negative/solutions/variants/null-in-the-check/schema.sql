CREATE TABLE stock (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  product_id integer REFERENCES products (id) CHECK (product_id IS NOT NULL),
  warehouse text CHECK (coalesce(warehouse, '') <> ''),
  on_hand integer DEFAULT 0,
  reserved integer DEFAULT 0,
  UNIQUE (product_id, warehouse),
  CHECK (on_hand IS NOT NULL AND reserved IS NOT NULL AND reserved BETWEEN 0 AND on_hand)
);
