INSERT INTO messages
SELECT 100000 + n, 'user' || (n * 37) % 300 || '@example.org', timestamp '2026-06-01' + n * interval '1 minute', false, 'new'
  FROM generate_series(1, 300) AS n;

UPDATE messages SET seen = true WHERE id BETWEEN 20000 AND 21000 AND NOT seen;
