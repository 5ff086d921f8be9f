CREATE TABLE customers (
  id   integer PRIMARY KEY,
  name text NOT NULL
);

CREATE TABLE invoices (
  id          integer PRIMARY KEY,
  customer_id integer NOT NULL REFERENCES customers (id),
  cents       integer NOT NULL CHECK (cents > 0),
  paid_on     date,
  cancelled   boolean NOT NULL DEFAULT false
);
