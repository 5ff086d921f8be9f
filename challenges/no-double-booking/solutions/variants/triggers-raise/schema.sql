CREATE TABLE rooms (
  id    integer PRIMARY KEY,
  name  text,
  seats integer
);
CREATE UNIQUE INDEX ON rooms (upper(name));

CREATE TABLE bookings (
  id           integer PRIMARY KEY,
  room_id      integer,
  starts_at    timestamp,
  ends_at      timestamp,
  state        text DEFAULT 'confirmed',
  held_until   timestamp,
  calendar_ref text UNIQUE
);
CREATE INDEX ON bookings (room_id, starts_at);

CREATE FUNCTION check_room() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(btrim(NEW.name), '') = '' THEN
    RAISE EXCEPTION 'a room needs a name';
  ELSIF coalesce(NEW.seats, 0) < 1 THEN
    RAISE EXCEPTION 'a room needs seats';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER check_room BEFORE INSERT OR UPDATE ON rooms FOR EACH ROW EXECUTE FUNCTION check_room();

-- The row of the room is the lock of its bookings: whoever changes one holds it until the end of the transaction.
CREATE FUNCTION check_booking() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM rooms WHERE id = NEW.room_id FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'there is no room %', NEW.room_id;
  ELSIF NEW.starts_at IS NULL OR NEW.ends_at IS NULL OR NEW.ends_at <= NEW.starts_at THEN
    RAISE EXCEPTION 'a booking ends after it begins';
  ELSIF NEW.state IS NULL OR NEW.state NOT IN ('held', 'confirmed', 'cancelled') THEN
    RAISE EXCEPTION 'no such state: %', NEW.state;
  ELSIF (NEW.state = 'held') <> (NEW.held_until IS NOT NULL) THEN
    RAISE EXCEPTION 'those that are held, and no others, are held until some time';
  END IF;
  PERFORM FROM bookings
    WHERE room_id = NEW.room_id AND id <> NEW.id AND NEW.state <> 'cancelled' AND state <> 'cancelled'
      AND (starts_at, ends_at) OVERLAPS (NEW.starts_at, NEW.ends_at);
  IF FOUND THEN
    RAISE EXCEPTION 'room % is taken', NEW.room_id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER check_booking BEFORE INSERT OR UPDATE ON bookings FOR EACH ROW EXECUTE FUNCTION check_booking();

CREATE FUNCTION keep_room() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM rooms WHERE id = OLD.id FOR UPDATE;
  PERFORM FROM bookings WHERE room_id = OLD.id;
  IF FOUND THEN
    RAISE EXCEPTION 'room % has bookings', OLD.id;
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER keep_room BEFORE DELETE OR UPDATE OF id ON rooms FOR EACH ROW EXECUTE FUNCTION keep_room();
