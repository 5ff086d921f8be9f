SELECT j.id, j.priority, j.due_at, j.account
  FROM jobs AS j
 WHERE j.queue = $1
   AND j.state = 'waiting'
   AND j.due_at <= $2
 ORDER BY j.priority DESC, j.due_at, j.id
 LIMIT 10;
