SELECT w.id, w.priority, w.due_at, w.account
  FROM jobs AS w
 WHERE w.queue = $1
   AND w.state = 'waiting'
   AND NOT w.due_at > $2
   AND NOT EXISTS (SELECT *
                     FROM jobs AS r
                    WHERE r.state = 'running'
                      AND r.account = w.account)
 ORDER BY w.priority DESC, w.due_at, w.id
 LIMIT 10;
