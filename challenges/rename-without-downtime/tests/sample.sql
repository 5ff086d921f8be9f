INSERT INTO accounts
SELECT n, 'user' || n || '@example.org', (ARRAY['free', 'team', 'firm'])[1 + n % 3], '', timestamptz '2026-01-01 00:00+00' + n * interval '1 hour'
  FROM generate_series(1, 300) AS n;
