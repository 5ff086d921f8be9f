INSERT INTO parcels SELECT n, 'R-' || n, repeat('x', 60 + (n % 40)::int) FROM generate_series(1, 300000) AS n;
