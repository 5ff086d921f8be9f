INSERT INTO teams (id, parent_id, name, dissolved_on) VALUES
  (10, NULL, 'Product',  NULL),
  (17, 10,   'Apps',     NULL),
  (11, 17,   'Mobile',   NULL),
  (12, 10,   'Platform', '2026-05-31'),
  (13, 12,   'Data',     NULL),
  (14, 10,   'Search',   NULL),
  (15, NULL, 'Advisors', NULL);

INSERT INTO people (id, name, monthly_cost, left_on) VALUES
  (1, 'Ana',   9100.00, NULL),
  (2, 'Bo',    6200.50, NULL),
  (3, 'Chidi', 5400.00, '2026-09-30'),
  (4, 'Dede',  7000.00, '2026-02-28'),
  (5, 'Elif',  NULL,    NULL),
  (6, 'Farid', 4800.25, NULL),
  (7, 'Goran', 6600.00, NULL),
  (8, 'Hana',  3900.00, NULL);

INSERT INTO memberships (id, team_id, person_id) VALUES
  (101, 10,   1),
  (102, 17,   2),
  (103, 11,   2),
  (104, 11,   3),
  (105, 11,   4),
  (106, 13,   5),
  (107, 13,   6),
  (108, 12,   7),
  (109, 14,   6),
  (110, NULL, 8);
