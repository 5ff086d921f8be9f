CREATE INDEX CONCURRENTLY events_of_workspace ON events (workspace_id, happened_at DESC, id DESC);
CREATE INDEX comments_of_event ON comments (event_id);
