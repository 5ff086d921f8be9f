CREATE TABLE payments (
  id        bigint PRIMARY KEY,
  reference text NOT NULL,
  cents     integer NOT NULL,
  note      text NOT NULL DEFAULT ''
);
