INSERT INTO members SELECT g, 'Member ' || g FROM generate_series(1, 200) g;

-- Sixty thousand events: half of them in workspace 1, a quarter in workspace 2, the rest in two hundred others. Some have
-- no actor; in the large workspaces members 1 to 20 are programs that nobody wants to read.
INSERT INTO events SELECT g,
       CASE WHEN g % 2 = 0 THEN 1 WHEN g % 4 = 1 THEN 2 ELSE 3 + (g::bigint * 7919) % 200 END,
       timestamp '2025-01-01' + (g / 3) * interval '7 minutes',
       CASE WHEN g % 41 = 0 THEN NULL WHEN g % 5 < 2 THEN 1 + g % 20 ELSE 21 + (g::bigint * 31) % 180 END,
       (ARRAY['created', 'moved', 'closed', 'noted'])[1 + (g / 7) % 4],
       repeat('what happened ', g % 5)
  FROM generate_series(1, 60000) g;

INSERT INTO comments SELECT g, 1 + (g::bigint * 104729) % 60000, 'a comment'
  FROM generate_series(1, 90000) g;

INSERT INTO mutes SELECT w, m FROM generate_series(1, 2) w, generate_series(1, 20) m;
