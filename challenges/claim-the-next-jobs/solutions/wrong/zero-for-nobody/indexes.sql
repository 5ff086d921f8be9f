CREATE INDEX jobs_in_order ON jobs (queue, state, priority DESC, due_at, id);
CREATE INDEX jobs_by_state ON jobs (state, account);
