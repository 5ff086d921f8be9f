CREATE VIEW me WITH (security_barrier) AS
  SELECT tenant_id, is_admin FROM staff WHERE role_name = session_user;
CREATE VIEW colleagues WITH (security_barrier) AS
  SELECT s.role_name FROM staff s JOIN me USING (tenant_id);
GRANT SELECT ON me, colleagues TO PUBLIC;

GRANT SELECT ON ALL TABLES IN SCHEMA task TO PUBLIC;
GRANT INSERT, DELETE ON invoices TO PUBLIC;
GRANT UPDATE (state, total_cents, tenant_id) ON invoices TO PUBLIC;
GRANT INSERT, UPDATE, DELETE ON invoice_lines TO PUBLIC;
ALTER VIEW open_totals SET (security_invoker);

ALTER TABLE tenants ENABLE ROW LEVEL SECURITY;
ALTER TABLE staff ENABLE ROW LEVEL SECURITY;
ALTER TABLE invoices ENABLE ROW LEVEL SECURITY;
ALTER TABLE invoice_lines ENABLE ROW LEVEL SECURITY;

CREATE POLICY reads ON tenants FOR SELECT USING (current_user = 'audit' OR id IN (SELECT tenant_id FROM me));
CREATE POLICY reads ON staff FOR SELECT
  USING (current_user = 'audit' OR role_name IN (SELECT c.role_name FROM colleagues c));
CREATE POLICY reads ON invoices FOR SELECT
  USING (current_user = 'audit' OR tenant_id IN (SELECT tenant_id FROM me));
-- Nobody has a row in me but staff: what is written is written by staff, and into its tenant.
CREATE POLICY own_adds ON invoices AS RESTRICTIVE FOR INSERT WITH CHECK (tenant_id IN (SELECT tenant_id FROM me));
CREATE POLICY own_changes ON invoices AS RESTRICTIVE FOR UPDATE USING (tenant_id IN (SELECT tenant_id FROM me));
CREATE POLICY own_deletes ON invoices AS RESTRICTIVE FOR DELETE USING (tenant_id IN (SELECT tenant_id FROM me));
CREATE POLICY adds ON invoices FOR INSERT WITH CHECK (state = 'draft');
CREATE POLICY sends ON invoices FOR UPDATE USING (state = 'draft') WITH CHECK (state <> 'paid');
CREATE POLICY deletes ON invoices FOR DELETE USING (state = 'draft' AND (SELECT is_admin FROM me));

CREATE POLICY reads ON invoice_lines FOR SELECT USING (invoice_id IN (SELECT id FROM invoices));
CREATE POLICY staff_adds ON invoice_lines AS RESTRICTIVE FOR INSERT WITH CHECK (EXISTS (SELECT FROM me));
CREATE POLICY staff_changes ON invoice_lines AS RESTRICTIVE FOR UPDATE USING (EXISTS (SELECT FROM me));
CREATE POLICY staff_deletes ON invoice_lines AS RESTRICTIVE FOR DELETE USING (EXISTS (SELECT FROM me));
CREATE POLICY adds ON invoice_lines FOR INSERT
  WITH CHECK (invoice_id IN (SELECT id FROM invoices WHERE state = 'draft'));
CREATE POLICY changes ON invoice_lines FOR UPDATE
  USING (invoice_id IN (SELECT id FROM invoices WHERE state = 'draft'))
  WITH CHECK (invoice_id IN (SELECT id FROM invoices WHERE state = 'draft'));
CREATE POLICY deletes ON invoice_lines FOR DELETE
  USING (invoice_id IN (SELECT id FROM invoices WHERE state = 'draft'));
