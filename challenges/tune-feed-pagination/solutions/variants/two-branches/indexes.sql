CREATE INDEX ON events (workspace_id, happened_at DESC, id DESC);
CREATE INDEX ON comments (event_id);
