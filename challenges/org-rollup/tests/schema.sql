CREATE TABLE teams (
  id           integer PRIMARY KEY,
  parent_id    integer REFERENCES teams (id),
  name         text NOT NULL,
  dissolved_on date
);

CREATE TABLE people (
  id           integer PRIMARY KEY,
  name         text NOT NULL,
  monthly_cost numeric(10, 2),
  left_on      date
);

CREATE TABLE memberships (
  id        integer PRIMARY KEY,
  team_id   integer REFERENCES teams (id),
  person_id integer NOT NULL REFERENCES people (id)
);
