CREATE TABLE parcels (
  id   bigint PRIMARY KEY,
  ref  text NOT NULL CHECK (ref <> ''),
  note text NOT NULL DEFAULT ''
);
