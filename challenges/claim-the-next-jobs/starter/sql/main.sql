-- What workers ask today: right, and slow. $1 is the queue, $2 the moment.
SELECT j.id, j.priority, j.due_at, j.account
  FROM jobs AS j
 WHERE lower(j.queue) = lower($1)
   AND j.state = 'waiting'
   AND j.due_at <= $2
   AND (j.account IS NULL
        OR j.account NOT IN (SELECT r.account FROM jobs AS r WHERE r.state = 'running' AND r.account IS NOT NULL))
 ORDER BY j.priority DESC, j.due_at, j.id
 LIMIT 10;
