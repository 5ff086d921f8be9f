-- Sixty thousand messages: a quarter of them to one address, the others to three hundred.
INSERT INTO messages
SELECT n,
       CASE WHEN n <= 15000 THEN 'team@example.org' ELSE 'user' || (n::bigint * 7919) % 300 || '@example.org' END,
       timestamp '2025-01-01' + ((n::bigint * 104729) % 500000) * interval '1 minute',
       n % 3 = 0,
       repeat('subject ', 1 + n % 4)
  FROM generate_series(1, 60000) AS n;
