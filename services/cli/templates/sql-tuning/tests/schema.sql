CREATE TABLE messages (
  id          integer PRIMARY KEY,
  address     text NOT NULL,
  received_at timestamp NOT NULL,
  seen        boolean NOT NULL DEFAULT false,
  subject     text NOT NULL
) WITH (fillfactor = 80);
