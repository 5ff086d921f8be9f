CREATE TABLE shows (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL
);

CREATE TABLE holds (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  show_id integer NOT NULL REFERENCES shows,
  -- The body that asked for it, as it was understood.
  request jsonb NOT NULL,
  idempotency_key text NOT NULL,
  seats integer[] NOT NULL,
  status text NOT NULL DEFAULT 'held' CHECK (status IN ('held', 'confirmed', 'released', 'expired')),
  expires_at timestamptz NOT NULL,
  UNIQUE (show_id, idempotency_key)
);

CREATE TABLE seats (
  show_id integer NOT NULL REFERENCES shows,
  number integer NOT NULL,
  -- The newest hold on it; null where there was none.
  hold_id integer REFERENCES holds,
  PRIMARY KEY (show_id, number)
);
