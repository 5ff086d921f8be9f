INSERT INTO parcels SELECT n, 'R-' || n, '' FROM generate_series(1, 300) AS n;
