-- Forty thousand jobs that are done or failed, in three queues.
INSERT INTO jobs
SELECT seq, CASE seq % 3 WHEN 0 THEN 'mail' WHEN 1 THEN 'reports' ELSE 'images' END,
       CASE WHEN seq % 50 = 0 THEN 'failed' ELSE 'done' END,
       seq % 10, '2026-02-01 00:00:00' + INTERVAL seq MINUTE, CASE WHEN seq % 7 = 0 THEN NULL ELSE seq % 900 END, 1
  FROM seq_1_to_40000;

-- Three hundred that are running. Accounts 1000 to 1149 have one.
INSERT INTO jobs
SELECT 40000 + seq, CASE seq % 3 WHEN 0 THEN 'mail' WHEN 1 THEN 'reports' ELSE 'images' END,
       'running', seq % 10, '2026-03-01 11:00:00' + INTERVAL seq SECOND,
       CASE WHEN seq % 2 = 0 THEN NULL ELSE 1000 + seq DIV 2 END, 1
  FROM seq_1_to_300;

-- Nine thousand that wait, of which two thirds are due. Of the first that are due, every third account is busy.
INSERT INTO jobs
SELECT 50000 + seq, CASE seq % 3 WHEN 0 THEN 'mail' WHEN 1 THEN 'reports' ELSE 'images' END,
       'waiting', seq % 10, '2026-03-01 11:00:00' + INTERVAL (seq * 7919) % 5400 SECOND,
       CASE WHEN seq % 11 = 0 THEN NULL WHEN seq % 4 = 0 THEN 1000 + seq % 150 ELSE 2000 + seq % 3000 END, 0
  FROM seq_1_to_9000;
