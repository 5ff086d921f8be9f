SELECT c.id AS customer_id, c.name AS customer, open.invoices, open.cents
  FROM customers c
 CROSS JOIN LATERAL (
       SELECT count(*) AS invoices, sum(cents) AS cents
         FROM invoices
        WHERE customer_id = c.id AND paid_on IS NULL AND cancelled IS FALSE) open
 WHERE open.invoices > 0
 ORDER BY open.cents DESC, c.id ASC;
