-- The oldest running job of the account, looked up for each candidate in the order of the index.
WITH claimable AS (
  SELECT w.id, w.priority, w.due_at, w.account,
         (SELECT MIN(r.id) FROM jobs AS r WHERE r.account = w.account AND r.state = 'running') AS running
    FROM jobs AS w
   WHERE w.queue = $1 AND w.state = 'waiting' AND w.due_at <= $2
  HAVING running IS NULL
   ORDER BY w.priority DESC, w.due_at, w.id
   LIMIT 10
)
SELECT id, priority, due_at, account
  FROM claimable
 ORDER BY priority DESC, due_at, id;
