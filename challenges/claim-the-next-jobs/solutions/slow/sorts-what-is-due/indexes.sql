CREATE INDEX jobs_that_wait ON jobs (queue, state, due_at);
CREATE INDEX jobs_by_state ON jobs (state, account);
