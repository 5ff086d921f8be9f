-- What must be unique is computed into columns of its own; NULL is never equal to anything.
CREATE TABLE members (
  id      integer NOT NULL,
  email   text NOT NULL,
  address text GENERATED ALWAYS AS (lower(email)) STORED,
  CONSTRAINT members_key PRIMARY KEY (id),
  CONSTRAINT members_address UNIQUE (address),
  CONSTRAINT members_email CHECK (btrim(email) <> '')
);

CREATE TABLE cards (
  id        integer NOT NULL,
  member_id integer NOT NULL,
  number    text NOT NULL,
  state     text NOT NULL DEFAULT 'active',
  points    integer NOT NULL DEFAULT 0,
  active_of integer GENERATED ALWAYS AS (CASE WHEN state = 'active' THEN member_id END) STORED,
  CONSTRAINT cards_key PRIMARY KEY (id),
  CONSTRAINT cards_number UNIQUE (number),
  CONSTRAINT cards_active UNIQUE (active_of),
  CONSTRAINT cards_member FOREIGN KEY (member_id) REFERENCES members ON UPDATE CASCADE ON DELETE NO ACTION,
  CONSTRAINT cards_state CHECK (state ~ '^(active|blocked|lost)$'),
  CONSTRAINT cards_points CHECK (points > -1)
);
