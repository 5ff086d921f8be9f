INSERT INTO payments (id, amount) VALUES
  (1, 10.50),
  (2, NULL),
  (3, 4.50);
