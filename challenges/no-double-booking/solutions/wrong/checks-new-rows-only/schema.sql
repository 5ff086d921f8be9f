CREATE TYPE booking_state AS ENUM ('held', 'confirmed', 'cancelled');
CREATE DOMAIN room_name AS text CHECK (VALUE ~ '\S');

CREATE TABLE rooms (
  id    integer PRIMARY KEY,
  name  room_name NOT NULL,
  seats integer NOT NULL,
  CONSTRAINT has_seats CHECK (seats >= 1)
);
CREATE UNIQUE INDEX ON rooms (upper(name));

CREATE TABLE bookings (
  id           integer PRIMARY KEY,
  room_id      integer NOT NULL,
  starts_at    timestamp NOT NULL,
  ends_at      timestamp NOT NULL CHECK (ends_at > starts_at),
  state        booking_state NOT NULL DEFAULT 'confirmed',
  held_until   timestamp,
  calendar_ref text UNIQUE,
  FOREIGN KEY (room_id) REFERENCES rooms ON DELETE RESTRICT,
  CHECK (CASE WHEN state = 'held' THEN held_until IS NOT NULL ELSE held_until IS NULL END)
);

-- Whoever books a room locks it first, so that two cannot look at the same time.
CREATE FUNCTION look_for_overlap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM rooms WHERE id = NEW.room_id FOR NO KEY UPDATE;
  IF NEW.state <> 'cancelled' AND EXISTS (
       SELECT 1 FROM bookings
        WHERE room_id = NEW.room_id AND id <> NEW.id AND state <> 'cancelled'
          AND starts_at < NEW.ends_at AND ends_at > NEW.starts_at) THEN
    RAISE EXCEPTION 'room % is taken', NEW.room_id USING ERRCODE = 'exclusion_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER no_double_booking BEFORE INSERT ON bookings
  FOR EACH ROW EXECUTE FUNCTION look_for_overlap();
