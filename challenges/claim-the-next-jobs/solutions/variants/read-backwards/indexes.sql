-- The order of the answer from its end; the accounts at work side by side.
CREATE INDEX jobs_next ON jobs (state, queue, priority, due_at DESC, id DESC);
CREATE INDEX jobs_at_work ON jobs (state, account);
