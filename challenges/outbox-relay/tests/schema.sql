CREATE TABLE orders (
  id text PRIMARY KEY,
  amount integer NOT NULL CHECK (amount > 0),
  placed_at timestamptz NOT NULL DEFAULT now()
);

-- Free for you to use, or not.
CREATE TABLE outbox (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event jsonb NOT NULL,
  published_at timestamptz
);
