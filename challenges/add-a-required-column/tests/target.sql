CREATE TABLE payments (
  id        bigint PRIMARY KEY,
  invoice   text NOT NULL,
  cents     integer NOT NULL,
  note      text NOT NULL DEFAULT '',
  currency  text NOT NULL
);
