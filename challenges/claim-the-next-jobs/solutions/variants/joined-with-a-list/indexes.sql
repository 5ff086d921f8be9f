CREATE INDEX jobs_in_line ON jobs (queue, state, priority DESC, due_at);
CREATE INDEX jobs_of_state ON jobs (state, account);
