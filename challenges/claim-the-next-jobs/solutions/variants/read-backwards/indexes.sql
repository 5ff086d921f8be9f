-- The feed of a queue from its end; whose account is at work.
CREATE INDEX jobs_next ON jobs (state, queue, priority, due_at DESC, id DESC);
CREATE INDEX jobs_at_work ON jobs (account, state);
