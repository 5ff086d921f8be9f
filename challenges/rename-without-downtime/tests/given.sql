CREATE TABLE accounts (
  id         bigint PRIMARY KEY,
  login      text NOT NULL CHECK (login <> ''),
  plan       text NOT NULL DEFAULT 'free',
  note       text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX accounts_login ON accounts (login);
