INSERT INTO payments SELECT n, 'INV-S' || n, n * 10, '' FROM generate_series(1, 300) AS n;
