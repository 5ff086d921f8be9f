CREATE VIEW me WITH (security_barrier) AS
  SELECT tenant_id, is_admin FROM staff WHERE role_name = session_user;
CREATE VIEW colleagues WITH (security_barrier) AS
  SELECT s.role_name FROM staff s JOIN me USING (tenant_id);
GRANT SELECT ON me, colleagues TO ana, bo, cy, dia, audit;

GRANT SELECT ON ALL TABLES IN SCHEMA task TO ana, bo, cy, dia, audit;
GRANT INSERT, DELETE ON invoices TO ana, bo, cy, dia;
GRANT UPDATE (state, total_cents, tenant_id) ON invoices TO ana, bo, cy, dia;
GRANT INSERT, UPDATE, DELETE ON invoice_lines TO ana, bo, cy, dia;
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
CREATE POLICY tenants_own ON invoices AS RESTRICTIVE FOR ALL
  USING (current_user = 'audit' OR tenant_id IN (SELECT tenant_id FROM me));
CREATE POLICY adds ON invoices FOR INSERT WITH CHECK (state = 'draft');
CREATE POLICY sends ON invoices FOR UPDATE USING (state = 'draft') WITH CHECK (state <> 'paid');
CREATE POLICY deletes ON invoices FOR DELETE USING (state = 'draft' AND (SELECT is_admin FROM me));

CREATE POLICY reads ON invoice_lines FOR SELECT USING (invoice_id IN (SELECT id FROM invoices));
CREATE POLICY adds ON invoice_lines FOR INSERT
  WITH CHECK (invoice_id IN (SELECT id FROM invoices WHERE state = 'draft'));
CREATE POLICY changes ON invoice_lines FOR UPDATE
  USING (invoice_id IN (SELECT id FROM invoices WHERE state = 'draft'))
  WITH CHECK (invoice_id IN (SELECT id FROM invoices WHERE state = 'draft'));
CREATE POLICY deletes ON invoice_lines FOR DELETE
  USING (invoice_id IN (SELECT id FROM invoices WHERE state = 'draft'));
