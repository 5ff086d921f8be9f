CREATE TABLE members (
  id    integer PRIMARY KEY,
  email text NOT NULL CHECK (length(trim(email)) > 0)
);
CREATE UNIQUE INDEX ON members (upper(email));

CREATE TABLE cards (
  id        integer PRIMARY KEY,
  member_id integer NOT NULL REFERENCES members (id),
  number    text NOT NULL,
  state     text NOT NULL DEFAULT 'active',
  points    integer NOT NULL DEFAULT 0,
  UNIQUE (number),
  CONSTRAINT known_state CHECK (state = ANY (ARRAY['active', 'blocked', 'lost'])),
  CONSTRAINT no_debt CHECK (points >= 0)
);

CREATE FUNCTION one_active_card() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state = 'active' AND EXISTS (
       SELECT 1 FROM cards WHERE member_id = NEW.member_id AND state = 'active' AND id <> NEW.id) THEN
    RAISE EXCEPTION 'member % has an active card', NEW.member_id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER one_active_card BEFORE INSERT ON cards
  FOR EACH ROW EXECUTE FUNCTION one_active_card();
