CREATE INDEX waiting ON jobs (state, queue, priority DESC, due_at);
CREATE INDEX busy ON jobs (account, state);
