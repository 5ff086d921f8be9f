SELECT w.id, w.priority, w.due_at, w.account
  FROM jobs AS w
  LEFT JOIN (SELECT DISTINCT r.account FROM jobs AS r WHERE r.state = 'running') AS busy ON busy.account = w.account
 WHERE w.queue = $1
   AND w.state = 'waiting'
   AND w.due_at <= $2
   AND busy.account IS NULL
 ORDER BY w.priority DESC, w.due_at, w.id
 LIMIT 10;
