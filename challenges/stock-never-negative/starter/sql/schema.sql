-- The table as it is today: it takes everything.
CREATE TABLE stock (
  product_id integer,
  warehouse  text,
  on_hand    integer DEFAULT 0,
  reserved   integer DEFAULT 0
);
