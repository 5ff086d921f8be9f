INSERT INTO messages (id, address, received_at, subject) VALUES
  (1, 'ana@example.org', '2026-02-28 23:59:59', 'Old news'),
  (2, 'ana@example.org', '2026-03-01 00:00:00', 'Invoice'),
  (3, 'ANA@example.org', '2026-03-05 09:30:00', 'Minutes'),
  (4, 'ana@example.org', '2026-03-05 09:30:00', 'Lunch'),
  (5, 'bo@example.org', '2026-03-06 10:00:00', 'Hello');
