-- The tables as they are today: they take everything.
CREATE TABLE members (
  id    integer,
  email text
);

CREATE TABLE cards (
  id        integer,
  member_id integer,
  number    text,
  state     text DEFAULT 'active',
  points    integer DEFAULT 0
);
