INSERT INTO events SELECT 100000 + g, 1 + g % 3, timestamp '2026-06-01' + g * interval '1 minute', 21 + g % 100, 'created', ''
  FROM generate_series(1, 600) g;

INSERT INTO comments SELECT 200000 + g, 100000 + g, 'well done' FROM generate_series(1, 300) g;

UPDATE events SET kind = 'closed' WHERE id BETWEEN 30000 AND 30600 AND kind <> 'closed';

UPDATE events SET detail = 'more' WHERE id BETWEEN 45000 AND 45300;

UPDATE comments SET body = 'mended' WHERE id BETWEEN 20000 AND 20400;
