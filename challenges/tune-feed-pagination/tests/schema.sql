CREATE TABLE members (
  id   integer PRIMARY KEY,
  name text NOT NULL
);

CREATE TABLE events (
  id           integer PRIMARY KEY,
  workspace_id integer NOT NULL,
  happened_at  timestamp NOT NULL,
  actor_id     integer REFERENCES members (id),
  kind         text NOT NULL CHECK (kind IN ('created', 'moved', 'closed', 'noted')),
  detail       text NOT NULL DEFAULT ''
) WITH (fillfactor = 85);

CREATE TABLE comments (
  id       integer PRIMARY KEY,
  event_id integer NOT NULL REFERENCES events (id),
  body     text NOT NULL
) WITH (fillfactor = 85);

CREATE TABLE mutes (
  workspace_id integer NOT NULL,
  member_id    integer NOT NULL REFERENCES members (id),
  PRIMARY KEY (workspace_id, member_id)
);
