SELECT j.id, j.priority, j.due_at, j.account
  FROM jobs AS j
 WHERE j.queue = $1
   AND j.state = 'waiting'
   AND j.due_at <= $2
   AND COALESCE(j.account, 0) NOT IN (SELECT r.account FROM jobs AS r WHERE r.state = 'running' AND r.account IS NOT NULL)
 ORDER BY j.priority DESC, j.due_at, j.id
 LIMIT 10;
