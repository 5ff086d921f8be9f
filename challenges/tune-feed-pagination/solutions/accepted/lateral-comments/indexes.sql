CREATE INDEX ON events (workspace_id, happened_at, id);
CREATE INDEX ON comments USING btree (event_id);
