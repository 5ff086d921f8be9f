CREATE TABLE members (
  id    integer PRIMARY KEY,
  email text NOT NULL CHECK (trim(email) <> '')
);
CREATE UNIQUE INDEX members_email ON members (lower(email));

CREATE TABLE cards (
  id        integer PRIMARY KEY,
  member_id integer NOT NULL REFERENCES members (id),
  number    text NOT NULL UNIQUE,
  state     text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'blocked', 'lost')),
  points    integer NOT NULL DEFAULT 0 CHECK (points >= 0)
);
CREATE UNIQUE INDEX cards_one_active ON cards (member_id);
