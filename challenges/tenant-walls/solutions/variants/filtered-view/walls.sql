-- The wall of the view is in the view; those of the tables are policies that look staff up by its key.
CREATE FUNCTION tenant_of(who name) RETURNS integer LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = task, pg_temp AS $$
DECLARE found_tenant integer;
BEGIN
  SELECT s.tenant_id INTO found_tenant FROM staff s WHERE s.role_name = who;
  RETURN found_tenant;
END $$;
CREATE FUNCTION is_admin(who name) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = task, pg_temp AS $$
BEGIN
  RETURN EXISTS (SELECT FROM staff s WHERE s.role_name = who AND s.is_admin);
END $$;

DROP VIEW IF EXISTS open_totals;
CREATE VIEW open_totals WITH (security_barrier) AS
  SELECT tenant_id, sum(total_cents) AS cents FROM invoices
  WHERE state = 'sent' AND (session_user = 'audit' OR tenant_id = tenant_of(session_user))
  GROUP BY tenant_id;

GRANT SELECT ON ALL TABLES IN SCHEMA task TO PUBLIC;
GRANT INSERT, UPDATE, DELETE ON invoices, invoice_lines TO PUBLIC;

ALTER TABLE tenants ENABLE ROW LEVEL SECURITY;
ALTER TABLE staff ENABLE ROW LEVEL SECURITY;
ALTER TABLE invoices ENABLE ROW LEVEL SECURITY;
ALTER TABLE invoice_lines ENABLE ROW LEVEL SECURITY;

CREATE POLICY tenants_read ON tenants FOR SELECT
  USING (session_user = 'audit' OR id = (SELECT tenant_of(session_user)));
CREATE POLICY staff_read ON staff FOR SELECT
  USING (session_user = 'audit' OR tenant_id = (SELECT tenant_of(session_user)));
CREATE POLICY invoices_read ON invoices FOR SELECT
  USING (session_user = 'audit' OR tenant_id = (SELECT tenant_of(session_user)));
CREATE POLICY invoices_add ON invoices FOR INSERT
  WITH CHECK (tenant_id = (SELECT tenant_of(session_user)) AND state = 'draft');
CREATE POLICY invoices_change ON invoices FOR UPDATE
  USING (tenant_id = (SELECT tenant_of(session_user)) AND state = 'draft')
  WITH CHECK (tenant_id = (SELECT tenant_of(session_user)) AND state <> 'paid');
CREATE POLICY invoices_delete ON invoices FOR DELETE
  USING (tenant_id = (SELECT tenant_of(session_user)) AND state = 'draft' AND (SELECT is_admin(session_user)));

CREATE FUNCTION is_draft_of_mine(invoice integer) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = task, pg_temp
  RETURN EXISTS (SELECT FROM task.invoices i
    WHERE i.id = invoice AND i.state = 'draft' AND i.tenant_id = task.tenant_of(session_user));
CREATE FUNCTION is_seen(invoice integer) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = task, pg_temp
  RETURN session_user = 'audit'
    OR EXISTS (SELECT FROM task.invoices i WHERE i.id = invoice AND i.tenant_id = task.tenant_of(session_user));
CREATE POLICY lines_read ON invoice_lines FOR SELECT USING (is_seen(invoice_id));
CREATE POLICY lines_add ON invoice_lines FOR INSERT WITH CHECK (is_draft_of_mine(invoice_id));
CREATE POLICY lines_change ON invoice_lines FOR UPDATE
  USING (is_draft_of_mine(invoice_id)) WITH CHECK (is_draft_of_mine(invoice_id));
CREATE POLICY lines_delete ON invoice_lines FOR DELETE USING (is_draft_of_mine(invoice_id));
