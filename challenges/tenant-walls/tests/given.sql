CREATE TABLE tenants (
  id   integer PRIMARY KEY,
  name text NOT NULL
);

CREATE TABLE staff (
  role_name text PRIMARY KEY,
  tenant_id integer NOT NULL REFERENCES tenants (id),
  is_admin  boolean NOT NULL DEFAULT false
);

CREATE TABLE invoices (
  id          integer PRIMARY KEY,
  tenant_id   integer NOT NULL REFERENCES tenants (id),
  state       text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'sent', 'paid')),
  total_cents integer NOT NULL
);

CREATE TABLE invoice_lines (
  id         integer PRIMARY KEY,
  invoice_id integer NOT NULL REFERENCES invoices (id),
  label      text NOT NULL,
  cents      integer NOT NULL
);

CREATE VIEW open_totals AS
  SELECT tenant_id, sum(total_cents) AS cents FROM invoices WHERE state = 'sent' GROUP BY tenant_id;

INSERT INTO tenants VALUES (1, 'Aspen Works'), (2, 'Birch & Co');

INSERT INTO staff VALUES ('ana', 1, false), ('bo', 1, true), ('cy', 2, false), ('dia', 2, true);

INSERT INTO invoices VALUES
  (10, 1, 'draft', 1000), (11, 1, 'sent', 2000), (12, 1, 'paid', 3000),
  (20, 2, 'draft', 4000), (21, 2, 'sent', 5000);

INSERT INTO invoice_lines VALUES
  (100, 10, 'hours', 1000), (110, 11, 'hours', 2000), (120, 12, 'hours', 3000),
  (200, 20, 'licence', 4000), (210, 21, 'licence', 5000);
