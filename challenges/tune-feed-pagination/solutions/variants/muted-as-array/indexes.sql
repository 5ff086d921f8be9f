CREATE INDEX ON events (workspace_id, happened_at, id);
CREATE INDEX ON comments (event_id);
