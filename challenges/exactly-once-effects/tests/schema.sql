CREATE TABLE accounts (
  id text PRIMARY KEY,
  balance integer NOT NULL DEFAULT 0,
  level text NOT NULL DEFAULT 'new',
  level_version integer NOT NULL DEFAULT 0
);

CREATE TABLE entries (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  message text NOT NULL,
  account text NOT NULL REFERENCES accounts,
  points integer NOT NULL
);

-- Free for you to use, or not.
CREATE TABLE inbox (
  message text PRIMARY KEY,
  received_at timestamptz NOT NULL DEFAULT now(),
  done_at timestamptz
);
