CREATE TABLE accounts (
  id         bigint PRIMARY KEY,
  email      text NOT NULL CHECK (email <> ''),
  plan       text NOT NULL DEFAULT 'free',
  note       text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX accounts_email ON accounts (email);
