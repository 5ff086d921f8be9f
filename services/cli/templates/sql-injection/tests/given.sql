CREATE TABLE books (
  id    integer PRIMARY KEY,
  title text NOT NULL,
  year  integer NOT NULL
);

CREATE TABLE members (
  id       integer PRIMARY KEY,
  password text NOT NULL
);

INSERT INTO books VALUES
  (1, 'The river at night', 1998), (2, 'Salt', 2004), (3, '100% cotton', 2011), (4, 'Up the river', 1972),
  (5, '1000 miles', 1985), (6, 'O''Brien''s map', 2019);

INSERT INTO members VALUES (1, 'correct horse'), (2, 'battery staple');

GRANT SELECT ON books, members TO app;
GRANT DELETE ON books TO app;
