INSERT INTO jobs SELECT 80000 + seq, 'mail', 'waiting', seq % 10, '2026-03-01 12:00:00', seq, 0 FROM seq_1_to_200;

UPDATE jobs SET state = 'running' WHERE id BETWEEN 50001 AND 50400;

UPDATE jobs SET state = 'done' WHERE id BETWEEN 40001 AND 40300;

UPDATE jobs SET attempts = attempts + 1 WHERE id BETWEEN 51001 AND 52000;

DELETE FROM jobs WHERE id BETWEEN 1 AND 500;
