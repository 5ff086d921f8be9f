SELECT job.id, job.priority, job.due_at, job.account
FROM jobs job
LEFT JOIN jobs other ON other.account = job.account AND other.state = 'running'
WHERE job.state = 'waiting' AND job.queue = $1 AND NOT job.due_at > $2
  AND other.id IS NULL
ORDER BY job.priority DESC, job.due_at ASC, job.id ASC
LIMIT 10
