CREATE TABLE orders (
  id text PRIMARY KEY,
  amount integer NOT NULL CHECK (amount > 0),
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'confirmed', 'cancelled')),
  placed_at timestamptz NOT NULL DEFAULT now()
);

-- Free for you to use, or not.
CREATE TABLE progress (
  order_id text PRIMARY KEY REFERENCES orders,
  step text NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT now()
);
