-- The tables as they are today: they take everything.
CREATE TABLE rooms (
  id    integer,
  name  text,
  seats integer
);

CREATE TABLE bookings (
  id           integer,
  room_id      integer,
  starts_at    timestamp,
  ends_at      timestamp,
  state        text DEFAULT 'confirmed',
  held_until   timestamp,
  calendar_ref text
);
