CREATE TABLE background_kinds (
  kind text PRIMARY KEY NOT NULL,
  CHECK (kind NOT IN ('view', 'sign_out'))
);

CREATE TABLE events (
  id      int PRIMARY KEY,
  user_id int,
  kind    text NOT NULL,
  screen  text,
  at_ms   bigint NOT NULL,
  CHECK ((kind = 'view') = (screen IS NOT NULL))
);
