CREATE TABLE rooms (
  id    integer PRIMARY KEY,
  name  text NOT NULL CHECK (btrim(name) <> ''),
  seats integer NOT NULL CHECK (seats > 0)
);
CREATE UNIQUE INDEX rooms_name ON rooms (lower(name));

CREATE TABLE bookings (
  id           integer NOT NULL,
  room_id      integer NOT NULL REFERENCES rooms (id),
  starts_at    timestamp NOT NULL,
  ends_at      timestamp NOT NULL,
  state        text NOT NULL DEFAULT 'confirmed' CHECK (state IN ('held', 'confirmed', 'cancelled')),
  held_until   timestamp,
  calendar_ref text UNIQUE,
  CHECK (starts_at < ends_at),
  CHECK ((state = 'held') = (held_until IS NOT NULL)),
  CONSTRAINT no_double_booking
    EXCLUDE USING gist (room_id WITH =, tsrange(starts_at, ends_at) WITH &&) WHERE (state <> 'cancelled')
);
