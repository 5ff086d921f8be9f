SELECT j.id, j.priority, j.due_at, j.account
  FROM jobs AS j
 WHERE j.queue = $1
   AND j.state = 'waiting'
   AND j.due_at <= $2
   AND NOT EXISTS (SELECT 1 FROM jobs AS r WHERE r.account = j.account AND r.state = 'running')
 ORDER BY j.priority DESC, j.due_at, j.id
 LIMIT 10;
