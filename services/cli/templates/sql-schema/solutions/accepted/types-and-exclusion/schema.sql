CREATE TYPE card_state AS ENUM ('active', 'blocked', 'lost');
CREATE DOMAIN points AS integer NOT NULL CHECK (VALUE >= 0);

CREATE TABLE members (
  id    integer PRIMARY KEY,
  email text NOT NULL CHECK (email ~ '[^ ]'),
  EXCLUDE USING btree (lower(email) WITH =)
);

CREATE TABLE cards (
  id        integer PRIMARY KEY,
  member_id integer NOT NULL REFERENCES members (id) ON DELETE RESTRICT,
  number    text NOT NULL UNIQUE,
  state     card_state NOT NULL DEFAULT 'active',
  points    points DEFAULT 0,
  EXCLUDE USING btree (member_id WITH =) WHERE (state = 'active')
);
