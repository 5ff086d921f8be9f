CREATE INDEX jobs_by_state ON jobs (state, due_at);
CREATE INDEX jobs_by_account ON jobs (account, state);
