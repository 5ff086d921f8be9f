CREATE INDEX ON events (workspace_id, happened_at DESC, id DESC);
CREATE INDEX ON events (actor_id);
CREATE INDEX ON events (kind);
CREATE INDEX ON comments (event_id);
