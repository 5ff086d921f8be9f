CREATE TABLE pages (
  slug  varchar(80) PRIMARY KEY,
  title varchar(200) NOT NULL
);

INSERT INTO pages (slug, title) VALUES
  ('about', 'About us'),
  ('launch', 'We launch today'),
  ('pricing', 'Plans and prices');
