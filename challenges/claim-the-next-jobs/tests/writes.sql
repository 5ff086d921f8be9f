INSERT INTO jobs SELECT 80000 + seq, 'mail', 'waiting', seq % 10, '2026-03-01 12:00:00', seq, 0 FROM seq_1_to_200;

UPDATE jobs SET state = 'running', attempts = attempts + 1 WHERE id BETWEEN 50001 AND 50200;

UPDATE jobs SET state = 'done' WHERE id BETWEEN 40001 AND 40200;

UPDATE jobs SET attempts = attempts + 1, due_at = due_at + INTERVAL '5' MINUTE WHERE id BETWEEN 50301 AND 50400;

DELETE FROM jobs WHERE id BETWEEN 1 AND 500;
