CREATE TABLE members (
  role_name text PRIMARY KEY,
  team      text NOT NULL
);

CREATE TABLE notes (
  id   integer PRIMARY KEY,
  team text NOT NULL,
  body text NOT NULL
);

INSERT INTO members VALUES ('ana', 'red'), ('bo', 'red'), ('cy', 'blue');

INSERT INTO notes VALUES (10, 'red', 'agenda'), (11, 'red', 'minutes'), (20, 'blue', 'plan'), (21, 'blue', 'budget');
