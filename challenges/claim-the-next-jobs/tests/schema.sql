CREATE TABLE jobs (
  id       INT PRIMARY KEY,
  queue    VARCHAR(20) NOT NULL,
  state    VARCHAR(10) NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed')),
  priority INT NOT NULL,
  due_at   DATETIME NOT NULL,
  account  INT,
  attempts INT NOT NULL DEFAULT 0
);
