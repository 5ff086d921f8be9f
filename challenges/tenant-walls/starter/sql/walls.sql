-- As it is today: everybody may do everything, and each program is trusted to ask for its own tenant only.
GRANT SELECT, INSERT, UPDATE, DELETE ON tenants, staff, invoices, invoice_lines TO ana, bo, cy, dia, audit, visitor;
GRANT SELECT ON open_totals TO ana, bo, cy, dia, audit, visitor;
