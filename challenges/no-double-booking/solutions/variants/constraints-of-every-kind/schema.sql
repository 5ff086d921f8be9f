CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TABLE rooms (
  id    integer,
  name  text,
  seats integer,
  CONSTRAINT room_number UNIQUE (id),
  CONSTRAINT room_has_all CHECK (num_nulls(id, name, seats) = 0),
  CONSTRAINT room_name_says_something CHECK (replace(name, ' ', '') <> ''),
  CONSTRAINT room_has_seats CHECK (seats BETWEEN 1 AND 2147483647),
  -- Equality is an operator, too: this is a unique index that answers 23P01.
  CONSTRAINT room_name EXCLUDE USING btree (lower(name) WITH =)
);

CREATE TABLE bookings (
  id           integer,
  room_id      integer,
  starts_at    timestamp,
  ends_at      timestamp,
  state        text DEFAULT 'confirmed',
  held_until   timestamp,
  calendar_ref text,
  CONSTRAINT booking_number EXCLUDE USING gist (id WITH =),
  CONSTRAINT booking_has_all CHECK (num_nulls(id, room_id, starts_at, ends_at, state) = 0),
  CONSTRAINT booking_of_room FOREIGN KEY (room_id) REFERENCES rooms (id) ON UPDATE CASCADE,
  CONSTRAINT booking_lasts CHECK (ends_at - starts_at > interval '0'),
  CONSTRAINT booking_state CHECK (state = ANY (ARRAY['held', 'confirmed', 'cancelled'])),
  CONSTRAINT booking_hold CHECK (CASE state WHEN 'held' THEN held_until IS NOT NULL ELSE held_until IS NULL END),
  CONSTRAINT booking_reference EXCLUDE USING btree (calendar_ref WITH =),
  CONSTRAINT booking_alone EXCLUDE USING gist (
    room_id WITH =,
    tsrange(starts_at, ends_at, '[)') WITH &&
  ) WHERE (state IN ('held', 'confirmed'))
);
