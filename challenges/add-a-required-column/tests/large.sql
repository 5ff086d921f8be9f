INSERT INTO payments SELECT n, 'INV-S' || n, n % 9000, repeat('x', 60 + (n % 40)::int) FROM generate_series(1, 300000) AS n;
