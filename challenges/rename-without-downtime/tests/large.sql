INSERT INTO accounts
SELECT n, 'user' || n || '@example.org', (ARRAY['free', 'team', 'firm'])[1 + n % 3], repeat('x', 60 + (n % 40)::int), timestamptz '2026-01-01 00:00+00' + n * interval '1 minute'
  FROM generate_series(1, 150000) AS n;
