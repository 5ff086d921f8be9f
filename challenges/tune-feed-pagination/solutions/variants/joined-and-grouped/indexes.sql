create index feed on events (workspace_id, happened_at, id);
create index talk on comments (event_id);
