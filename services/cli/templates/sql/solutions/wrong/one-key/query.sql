SELECT c.id AS customer_id, c.name AS customer, count(*) AS invoices, sum(i.cents) AS cents
  FROM customers c
  JOIN invoices i ON i.customer_id = c.id
 WHERE i.paid_on IS NULL AND NOT i.cancelled
 GROUP BY c.id, c.name
 ORDER BY cents DESC;
