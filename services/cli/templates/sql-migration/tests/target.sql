CREATE TABLE parcels (
  id   bigint PRIMARY KEY,
  code  text NOT NULL CHECK (code <> ''),
  note text NOT NULL DEFAULT ''
);
