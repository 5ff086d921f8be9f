CREATE INDEX events_newest ON events (workspace_id, happened_at DESC, id DESC);
CREATE INDEX comments_by_event ON comments (event_id);
