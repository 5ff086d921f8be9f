SELECT id, priority, due_at, account
FROM (
  SELECT w.*
  FROM jobs w
  WHERE w.queue = $1
    AND w.state = 'waiting'
    AND w.due_at <= $2
    AND 0 = (SELECT COUNT(*) FROM jobs r WHERE r.state = 'running' AND r.account = w.account)
  ORDER BY w.priority DESC, w.due_at, w.id
  LIMIT 10
) next_jobs
ORDER BY priority DESC, due_at, id
