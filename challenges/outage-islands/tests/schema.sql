CREATE TABLE services (
  id   integer PRIMARY KEY,
  name text NOT NULL
);

CREATE TABLE probe_results (
  id         integer PRIMARY KEY,
  service_id integer REFERENCES services (id),
  probed_at  timestamp NOT NULL,
  ok         boolean
);

CREATE TABLE maintenance (
  id         integer PRIMARY KEY,
  service_id integer REFERENCES services (id),
  starts_at  timestamp NOT NULL,
  ends_at    timestamp,
  CHECK (starts_at < ends_at)
);
