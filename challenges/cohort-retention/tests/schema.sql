CREATE TABLE users (
  id       integer PRIMARY KEY,
  email    text NOT NULL,
  is_staff boolean
);

CREATE TABLE sessions (
  id         integer PRIMARY KEY,
  user_id    integer REFERENCES users (id),
  started_at timestamp NOT NULL
);
