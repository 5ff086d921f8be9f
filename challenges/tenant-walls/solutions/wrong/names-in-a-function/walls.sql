-- Who is staff today, written down: tomorrow it is wrong.
CREATE FUNCTION my_tenant() RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER SET search_path = task AS
  $$SELECT CASE WHEN session_user IN ('ana', 'bo') THEN 1 WHEN session_user IN ('cy', 'dia') THEN 2 END$$;
CREATE FUNCTION am_admin() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = task AS
  $$SELECT session_user IN ('bo', 'dia')$$;

-- Whoever is in staff tomorrow needs these rights tomorrow: the policies say whom they are worth something.
GRANT SELECT ON tenants, staff, invoices, invoice_lines, open_totals TO PUBLIC;
GRANT INSERT, UPDATE, DELETE ON invoices, invoice_lines TO PUBLIC;

ALTER TABLE tenants ENABLE ROW LEVEL SECURITY;
ALTER TABLE staff ENABLE ROW LEVEL SECURITY;
ALTER TABLE invoices ENABLE ROW LEVEL SECURITY;
ALTER TABLE invoice_lines ENABLE ROW LEVEL SECURITY;
ALTER VIEW open_totals SET (security_invoker = true);

CREATE POLICY audit_reads ON tenants FOR SELECT TO audit USING (true);
CREATE POLICY audit_reads ON staff FOR SELECT TO audit USING (true);
CREATE POLICY audit_reads ON invoices FOR SELECT TO audit USING (true);
CREATE POLICY audit_reads ON invoice_lines FOR SELECT TO audit USING (true);

CREATE POLICY own ON tenants FOR SELECT USING (id = my_tenant());
CREATE POLICY own ON staff FOR SELECT USING (tenant_id = my_tenant());
CREATE POLICY own ON invoices FOR SELECT USING (tenant_id = my_tenant());
CREATE POLICY adds ON invoices FOR INSERT WITH CHECK (tenant_id = my_tenant() AND state = 'draft');
CREATE POLICY changes ON invoices FOR UPDATE
  USING (tenant_id = my_tenant() AND state = 'draft')
  WITH CHECK (tenant_id = my_tenant() AND state IN ('draft', 'sent'));
CREATE POLICY deletes ON invoices FOR DELETE USING (tenant_id = my_tenant() AND state = 'draft' AND am_admin());

-- A line is seen and changed with its invoice: the policies of invoices hold inside the subquery, too.
CREATE POLICY own ON invoice_lines FOR SELECT
  USING (EXISTS (SELECT 1 FROM invoices i WHERE i.id = invoice_id));
CREATE POLICY writes ON invoice_lines
  USING (EXISTS (SELECT 1 FROM invoices i WHERE i.id = invoice_id AND i.tenant_id = my_tenant() AND i.state = 'draft'));
