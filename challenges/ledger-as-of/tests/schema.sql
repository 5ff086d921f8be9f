CREATE TABLE accounts (
  id   integer PRIMARY KEY,
  name text NOT NULL
);

CREATE TABLE ledger (
  id           integer PRIMARY KEY,
  corrects_id  integer REFERENCES ledger (id),
  account_id   integer REFERENCES accounts (id),
  effective_on date NOT NULL,
  amount       numeric(12, 2),
  recorded_at  timestamp NOT NULL,
  CHECK (corrects_id < id)
);

CREATE TABLE report (
  from_on  date NOT NULL,
  to_on    date NOT NULL,
  known_at timestamp NOT NULL,
  CHECK (from_on <= to_on)
);
