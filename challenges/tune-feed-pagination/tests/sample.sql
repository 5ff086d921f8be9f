INSERT INTO members VALUES (1, 'Ana'), (2, 'Bo'), (3, 'deploy bot');

INSERT INTO events VALUES
  (1, 7, '2026-03-01 08:00:00', 1, 'created', ''),
  (2, 7, '2026-03-02 10:00:00', 2, 'moved', ''),
  (3, 7, '2026-03-02 10:00:00', NULL, 'noted', 'nightly import'),
  (4, 7, '2026-03-02 10:00:00', 1, 'closed', ''),
  (5, 7, '2026-03-02 11:00:00', 1, 'noted', ''),
  (6, 7, '2026-03-01 09:00:00', 3, 'noted', 'deployed'),
  (7, 8, '2026-03-01 10:00:00', 1, 'created', 'another workspace');

INSERT INTO comments VALUES (1, 2, 'why?'), (2, 2, 'done'), (3, 4, 'thanks'), (4, 1, 'welcome');

INSERT INTO mutes VALUES (7, 3), (8, 1);
