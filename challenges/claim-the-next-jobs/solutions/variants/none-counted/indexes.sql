CREATE INDEX by_queue ON jobs (queue, state, priority DESC, due_at, id);
CREATE INDEX by_account ON jobs (state, account);
