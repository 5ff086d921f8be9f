create table stock (
  product_id integer not null references products (id),
  warehouse text not null check (char_length(trim(warehouse)) > 0),
  on_hand integer not null default 0,
  reserved integer not null default 0 check (reserved >= 0),
  available integer generated always as (on_hand - reserved) stored check (available >= 0)
);
create unique index on stock (product_id, warehouse);
